import { CampoAreaTesto } from '../../moduli/CampoAreaTesto.tsx';
import { CampoData } from '../../moduli/CampoData.tsx';
import { mancanti } from '../../moduli/errori.ts';
import { Modulo } from '../../moduli/Modulo.tsx';
import { useCampi } from '../../moduli/useCampi.ts';
import { oggi } from '../../parole/date.ts';
import { useAttoCartella } from '../contesto.ts';

const PASSI = {
  'richiedi-approvazione': {
    titolo: 'Richiesta di approvazione',
    invio: 'Invia la richiesta',
    fatto: 'Approvazione richiesta',
    spiegazione: 'Potrai ritirarla finché chi decide non l’avrà aperta.',
  },
  'apri-richiesta': {
    titolo: 'Esame della richiesta',
    invio: 'Apri la richiesta',
    fatto: 'Richiesta aperta',
    spiegazione: 'Da quando la apri, chi ha scritto il progetto non può più ritirarla.',
  },
  'ritira-richiesta': {
    titolo: 'Ritiro della richiesta',
    invio: 'Ritira la richiesta',
    fatto: 'Richiesta ritirata',
    spiegazione: 'Il progetto torna in bozza.',
  },
} as const;

interface Proprieta {
  readonly atto: keyof typeof PASSI;
  readonly progetto: string;
  readonly onChiudi: () => void;
}

/** The steps of an approval that need a date and, at most, a reason. */
export function ModuloPasso({ atto: nome, progetto, onChiudi }: Proprieta) {
  const atto = useAttoCartella(nome);
  const conMotivo = nome === 'ritira-richiesta';
  const { valori, lega } = useCampi({ il: oggi(), motivo: '' });
  const { titolo, invio, fatto, spiegazione } = PASSI[nome];
  return (
    <Modulo
      livello={4}
      titolo={titolo}
      spiegazione={spiegazione}
      atto={atto}
      corpo={() => ({ il: valori.il, progetto, ...(conMotivo && { motivo: valori.motivo }) })}
      controlla={() =>
        mancanti(valori, { il: 'Indica il giorno', ...(conMotivo && { motivo: 'Scrivi perché la ritiri' }) })
      }
      etichettaInvio={invio}
      fatto={fatto}
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoData {...lega('il')} etichetta="Avvenuto il" />
      {conMotivo && <CampoAreaTesto {...lega('motivo')} etichetta="Motivo" righe={2} />}
    </Modulo>
  );
}
