import type { AttoUtenza, UtenzaVista } from '../api/tipi.ts';
import { useAtto } from '../api/useAtto.ts';
import { CampoAreaTesto } from '../moduli/CampoAreaTesto.tsx';
import { CampoData } from '../moduli/CampoData.tsx';
import { mancanti } from '../moduli/errori.ts';
import { Modulo } from '../moduli/Modulo.tsx';
import { useCampi } from '../moduli/useCampi.ts';
import { oggi } from '../parole/date.ts';
import { CampiIncarico } from './CampiIncarico.tsx';
import { controllaIncarico, corpoDi, valoriDi } from './incarico.ts';

interface Proprieta {
  readonly utenza: UtenzaVista;
  readonly onChiudi: () => void;
}

const useAttoUtenza = ({ utenza }: Proprieta, atto: AttoUtenza) =>
  useAtto(`/api/utenze/${utenza.id}/atti/${atto}`, utenza.revision);

function Sospendi(p: Proprieta) {
  const { valori, lega } = useCampi({ dal: oggi(), al: '', motivo: '' });
  return (
    <Modulo
      titolo="Sospensione"
      spiegazione="Da oggi: se è dentro, esce alla prima cosa che chiede. In una data futura: da quel giorno."
      atto={useAttoUtenza(p, 'sospendi')}
      corpo={() => ({ dal: valori.dal, motivo: valori.motivo, ...(valori.al && { al: valori.al }) })}
      controlla={() => mancanti(valori, { dal: 'Indica da quando', motivo: 'Scrivi il motivo' })}
      etichettaInvio="Sospendi l’operatore"
      fatto="Operatore sospeso"
      onFatto={p.onChiudi}
      onAnnulla={p.onChiudi}
    >
      <CampoData {...lega('dal')} etichetta="Dal giorno" ancheFutura />
      <CampoData {...lega('al')} etichetta="Fino al giorno" ancheFutura facoltativo />
      <CampoAreaTesto {...lega('motivo')} etichetta="Motivo" />
    </Modulo>
  );
}

function Riammetti(p: Proprieta) {
  const { valori, lega } = useCampi({ dal: oggi() });
  return (
    <Modulo
      titolo="Riammissione"
      spiegazione="Una sospensione che non è ancora cominciata viene tolta."
      atto={useAttoUtenza(p, 'riammetti')}
      corpo={() => valori}
      controlla={() => mancanti(valori, { dal: 'Indica da quando' })}
      etichettaInvio="Riammetti l’operatore"
      fatto="Operatore riammesso"
      onFatto={p.onChiudi}
      onAnnulla={p.onChiudi}
    >
      <CampoData {...lega('dal')} etichetta="Torna dal giorno" ancheFutura />
    </Modulo>
  );
}

function Trasferisci(p: Proprieta) {
  const { valori, lega, imposta } = useCampi(() => valoriDi(p.utenza, p.utenza.oggettoMandato));
  return (
    <Modulo
      titolo="Cambio di incarico"
      spiegazione="Fino al giorno prima vale l’incarico di adesso. I casi dei Comuni che lascia saranno da consegnare."
      atto={useAttoUtenza(p, 'trasferisci')}
      corpo={() => corpoDi(valori)}
      controlla={() => controllaIncarico(valori)}
      etichettaInvio="Cambia l’incarico"
      fatto="Incarico cambiato"
      onFatto={p.onChiudi}
      onAnnulla={p.onChiudi}
    >
      <CampiIncarico valori={valori} lega={lega as never} imposta={imposta} />
    </Modulo>
  );
}

function Cessa(p: Proprieta) {
  const { valori, lega } = useCampi({ al: oggi(), motivo: '' });
  return (
    <Modulo
      titolo="Cessazione"
      spiegazione="Dopo l’ultimo giorno non entra più, senza che nessuno faccia altro, e i suoi casi sono da consegnare."
      atto={useAttoUtenza(p, 'cessa')}
      corpo={() => valori}
      controlla={() => mancanti(valori, { al: 'Indica l’ultimo giorno', motivo: 'Scrivi il motivo' })}
      etichettaInvio="Registra la cessazione"
      fatto="Cessazione registrata"
      onFatto={p.onChiudi}
      onAnnulla={p.onChiudi}
      pericolo
    >
      <CampoData {...lega('al')} etichetta="Ultimo giorno di lavoro" ancheFutura />
      <CampoAreaTesto {...lega('motivo')} etichetta="Motivo" />
    </Modulo>
  );
}

function IscriviDiNuovo(p: Proprieta) {
  const { valori, lega, imposta } = useCampi(() => ({ ...valoriDi(p.utenza, p.utenza.oggettoMandato), al: '' }));
  return (
    <Modulo
      titolo="Nuova iscrizione"
      spiegazione="Torna con lo stesso identificativo: ciò che ha fatto resta suo."
      atto={useAttoUtenza(p, 'iscrivi-di-nuovo')}
      corpo={() => ({ ...corpoDi(valori), ...(valori.al && { al: valori.al }) })}
      controlla={() => controllaIncarico(valori)}
      etichettaInvio="Iscrivi di nuovo"
      fatto="Operatore iscritto di nuovo"
      onFatto={p.onChiudi}
      onAnnulla={p.onChiudi}
    >
      <CampiIncarico valori={valori} lega={lega as never} imposta={imposta} />
      <CampoData {...lega('al')} etichetta="Fino al giorno, se si sa già" ancheFutura facoltativo />
    </Modulo>
  );
}

/** The form of each act on an operator. */
export const MODULI: Readonly<Record<AttoUtenza, (p: Proprieta) => React.JSX.Element>> = {
  'iscrivi-di-nuovo': IscriviDiNuovo,
  sospendi: Sospendi,
  riammetti: Riammetti,
  trasferisci: Trasferisci,
  cessa: Cessa,
};
