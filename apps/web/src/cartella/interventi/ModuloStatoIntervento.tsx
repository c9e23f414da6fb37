import { CampoAreaTesto } from '../../moduli/CampoAreaTesto.tsx';
import { CampoData } from '../../moduli/CampoData.tsx';
import { mancanti } from '../../moduli/errori.ts';
import { Modulo } from '../../moduli/Modulo.tsx';
import { useCampi } from '../../moduli/useCampi.ts';
import { oggi } from '../../parole/date.ts';
import { useAttoCartella } from '../contesto.ts';

const PASSI = {
  'attiva-intervento': {
    titolo: 'Attivazione',
    quando: 'Attivo dal',
    invio: 'Attiva l’intervento',
    fatto: 'Intervento attivato',
  },
  'sospendi-intervento': {
    titolo: 'Sospensione',
    quando: 'Sospeso dal',
    invio: 'Sospendi l’intervento',
    fatto: 'Intervento sospeso',
  },
  'riprendi-intervento': {
    titolo: 'Ripresa',
    quando: 'Di nuovo attivo dal',
    invio: 'Riprendi l’intervento',
    fatto: 'Intervento ripreso',
  },
  'cessa-intervento': {
    titolo: 'Cessazione',
    quando: 'Cessato il',
    invio: 'Cessa l’intervento',
    fatto: 'Intervento cessato',
  },
} as const;

interface Proprieta {
  readonly atto: keyof typeof PASSI;
  readonly intervento: string;
  readonly onChiudi: () => void;
}

export function ModuloStatoIntervento({ atto: nome, intervento, onChiudi }: Proprieta) {
  const atto = useAttoCartella(nome);
  const conMotivo = nome === 'sospendi-intervento' || nome === 'cessa-intervento';
  const { valori, lega } = useCampi({ il: oggi(), motivo: '' });
  const { titolo, quando, invio, fatto } = PASSI[nome];
  return (
    <Modulo
      livello={4}
      titolo={titolo}
      atto={atto}
      corpo={() => ({ il: valori.il, intervento, ...(conMotivo && { motivo: valori.motivo }) })}
      controlla={() => mancanti(valori, { il: 'Indica il giorno', ...(conMotivo && { motivo: 'Scrivi il motivo' }) })}
      etichettaInvio={invio}
      fatto={fatto}
      onFatto={onChiudi}
      onAnnulla={onChiudi}
      pericolo={nome === 'cessa-intervento'}
    >
      <CampoData {...lega('il')} etichetta={quando} />
      {conMotivo && <CampoAreaTesto {...lega('motivo')} etichetta="Motivo" righe={2} />}
    </Modulo>
  );
}
