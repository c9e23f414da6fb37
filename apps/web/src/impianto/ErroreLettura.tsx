import { useParams } from 'react-router';
import { comeProblema } from '../api/problema.ts';
import { ChiediMotivo } from '../letture/ChiediMotivo.tsx';
import { PaginaNonPermessa } from './PaginaNonPermessa.tsx';
import { PaginaNonTrovata } from './PaginaNonTrovata.tsx';
import { Avviso } from './Avviso.tsx';
import { Pagina } from './Pagina.tsx';

interface Proprieta {
  readonly errore: unknown;
  readonly riprova: () => unknown;
  /** A whole page, or a part of one. */
  readonly parte?: boolean;
}

const NON_LETTI = 'Non è stato possibile leggere i dati';

/** What a failed read shows: always why, and always a way on. */
export function ErroreLettura({ errore, riprova, parte = false }: Proprieta) {
  const problema = comeProblema(errore);
  const { id } = useParams();
  if ((problema.codice === 'motivo-necessario' || problema.codice === 'motivo-insufficiente') && id)
    return (
      <div className={parte ? '' : 'container-xxl pagina'}>
        <ChiediMotivo key={id} id={id} perche={problema.message} onDetto={riprova} />
      </div>
    );
  // What has not the form of an id names nothing either.
  const nulla = problema.stato === 404 || problema.codice === 'identificativo-non-valido';
  if (nulla && !parte) return <PaginaNonTrovata />;
  if (problema.stato === 403 && !parte) return <PaginaNonPermessa spiegazione={problema.message} />;
  const perche = (
    <>
      <p>{problema.message}</p>
      {problema.stato !== 403 && problema.stato !== 404 && (
        <button type="button" className="btn btn-sm btn-outline-primary" onClick={() => void riprova()}>
          Riprova
        </button>
      )}
    </>
  );
  return parte ? (
    <Avviso tipo={problema.stato === 403 ? 'attenzione' : 'errore'} titolo={NON_LETTI} ruolo="alert">
      {perche}
    </Avviso>
  ) : (
    <Pagina titolo={NON_LETTI}>
      <Avviso tipo="errore" ruolo="alert">
        {perche}
      </Avviso>
    </Pagina>
  );
}
