import type { AttoPossibile, Progetto, VersioneDiProgetto } from '../../api/tipi.ts';
import { ModuloApprovazione } from './ModuloApprovazione.tsx';
import { ModuloFirme } from './ModuloFirme.tsx';
import { ModuloPasso } from './ModuloPasso.tsx';
import { ModuloProgetto } from './ModuloProgetto.tsx';

interface Proprieta {
  readonly atto: AttoPossibile;
  readonly progetto: Progetto;
  readonly ultima: VersioneDiProgetto;
  readonly onChiudi: () => void;
}

/** The form of an act on an existing progetto. */
export function ModuloDelProgetto({ atto, progetto, ultima, onChiudi }: Proprieta) {
  switch (atto) {
    case 'redigi-progetto':
    case 'rimodula-progetto':
      return (
        <ModuloProgetto progetto={progetto} da={ultima} rimodula={atto === 'rimodula-progetto'} onChiudi={onChiudi} />
      );
    case 'richiedi-approvazione':
    case 'apri-richiesta':
    case 'ritira-richiesta':
      return <ModuloPasso key={atto} atto={atto} progetto={progetto.id} onChiudi={onChiudi} />;
    case 'approva-progetto':
    case 'respingi-progetto':
      return <ModuloApprovazione key={atto} atto={atto} progetto={progetto.id} versione={ultima} onChiudi={onChiudi} />;
    case 'sottoscrivi-progetto':
      return <ModuloFirme progetto={progetto.id} onChiudi={onChiudi} />;
    default:
      return null;
  }
}
