import type { Atto, Progetto, VersioneDiProgetto } from '../../api/tipi.ts';
import { PulsanteAtto } from '../PulsanteAtto.tsx';
import { useCartella } from '../contesto.ts';
import { versioneInVigore } from '../scelte-progetto.ts';

interface Proprieta {
  readonly progetto: Progetto;
  readonly ultima: VersioneDiProgetto;
  readonly scrittaDaMe: boolean;
}

/** The next steps of the last version; the first one is the one to take. */
const PASSI: Record<VersioneDiProgetto['stato'], readonly Atto[]> = {
  bozza: ['richiedi-approvazione', 'redigi-progetto'],
  'in-approvazione': ['apri-richiesta', 'approva-progetto', 'respingi-progetto', 'ritira-richiesta'],
  'in-esame': ['approva-progetto', 'respingi-progetto'],
  approvata: ['sottoscrivi-progetto'],
  respinta: ['redigi-progetto'],
  sottoscritta: ['rimodula-progetto'],
};
const DI_CHI_DECIDE: readonly Atto[] = ['apri-richiesta', 'approva-progetto', 'respingi-progetto'];

export function AzioniProgetto({ progetto, ultima, scrittaDaMe }: Proprieta) {
  const { viva, puo } = useCartella();
  if (!viva) return null;
  // Once a version has been signed, a new one is a rimodulazione, whatever became of the last draft.
  const firmato = versioneInVigore(progetto) !== undefined;
  const atti = PASSI[ultima.stato]
    .map((atto) => (atto === 'redigi-progetto' && firmato ? 'rimodula-progetto' : atto))
    .filter((atto) => !(scrittaDaMe && DI_CHI_DECIDE.includes(atto)));
  const attendeAltri = scrittaDaMe && ['in-approvazione', 'in-esame'].includes(ultima.stato);
  return (
    <>
      <div className="azioni">
        {atti.map((atto, i) => (
          <PulsanteAtto
            key={atto}
            atto={atto}
            su={progetto.id}
            primario={i === 0}
            {...(atto === 'redigi-progetto' && { testo: 'Scrivi una nuova versione' })}
          />
        ))}
      </div>
      {attendeAltri && <p className="aiuto">L’hai scritto tu: la decisione spetta a un’altra persona.</p>}
      {!attendeAltri && ['in-approvazione', 'in-esame'].includes(ultima.stato) && !puo('approva-progetto') && (
        <p className="aiuto">Il progetto attende la decisione del coordinatore.</p>
      )}
    </>
  );
}
