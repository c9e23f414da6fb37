import { useQuery } from '@tanstack/react-query';
import { leggiPermessi } from '../api/letture.ts';
import { Attesa } from '../impianto/Attesa.tsx';
import { ErroreLettura } from '../impianto/ErroreLettura.tsx';
import { Pagina } from '../impianto/Pagina.tsx';
import { AreaPermessi } from './AreaPermessi.tsx';
import './permessi.css';

/** The matrix that the server enforces, to read and to print. */
export function PaginaPermessi() {
  const { data: permessi, error, refetch } = useQuery(leggiPermessi());
  if (error && !permessi) return <ErroreLettura errore={error} riprova={refetch} />;
  if (!permessi) return <Attesa cosa="Lettura dei permessi" />;
  return (
    <Pagina
      titolo="Chi può fare che cosa"
      sottotitolo="La stessa tabella che il programma applica a ogni richiesta. Dove un ruolo non compare, non può."
      azioni={
        <button type="button" className="btn btn-outline-primary" onClick={() => print()}>
          Stampa
        </button>
      }
      larga
    >
      <div className="permessi">
        <section aria-labelledby="fin-dove">
          <h2 id="fin-dove">Fin dove arriva un permesso</h2>
          <dl>
            {permessi.portate.map(({ portata, breve, intera }) => (
              <div key={portata}>
                <dt>{breve}</dt>
                <dd>{intera}</dd>
              </div>
            ))}
          </dl>
          <p>
            Ciò che è sotto una tutela, o da cui un operatore è escluso, per lui non esiste: nessun permesso di questa
            tabella lo apre. I permessi sono quelli di oggi, anche quando si rilegge un caso com’era a una data passata.
          </p>
        </section>
        {permessi.aree.map((area) => (
          <AreaPermessi key={area.area} area={area} permessi={permessi} />
        ))}
      </div>
    </Pagina>
  );
}
