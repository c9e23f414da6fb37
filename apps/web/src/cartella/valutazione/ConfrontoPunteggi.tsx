import { useQuery } from '@tanstack/react-query';
import { leggiNomenclatore } from '../../api/letture.ts';
import type { Valutazione } from '../../api/tipi.ts';
import { BarraPunteggio } from '../../figure/BarraPunteggio.tsx';
import { Tabella } from '../../figure/Tabella.tsx';
import { data } from '../../parole/date.ts';

interface Proprieta {
  readonly valutazione: Valutazione;
  readonly precedente: Valutazione | undefined;
}

/** Each score beside the one of the valutazione before: the bar is in the table, the numbers are what counts. */
export function ConfrontoPunteggi({ valutazione, precedente }: Proprieta) {
  const definizioni = useQuery(leggiNomenclatore()).data?.strumenti ?? [];
  if (valutazione.strumenti.length === 0) return null;
  return (
    <Tabella didascalia="Strumenti compilati">
      <thead>
        <tr>
          <th scope="col">Strumento</th>
          <th scope="col">Compilato il</th>
          <th scope="col">Punteggio</th>
          <th scope="col">
            <span className="visually-hidden">Punteggio in figura</span>
          </th>
          <th scope="col">Valutazione precedente</th>
        </tr>
      </thead>
      <tbody>
        {valutazione.strumenti.map((s) => {
          const definizione = definizioni.find((d) => d.codice === s.strumento);
          const prima = precedente?.strumenti.findLast((p) => p.strumento === s.strumento);
          const differenza = prima ? s.punteggio - prima.punteggio : 0;
          return (
            <tr key={s.evento}>
              <th scope="row">
                {definizione?.nome ?? s.strumento}
                <span className="secondario"> v. {s.versioneStrumento}</span>
              </th>
              <td>{data(s.il)}</td>
              <td className="cifra">
                {s.punteggio}
                {definizione && <span className="secondario"> su {definizione.massimo}</span>}
              </td>
              <td className="cella-barra">
                {definizione && (
                  <BarraPunteggio
                    valore={s.punteggio}
                    minimo={definizione.minimo}
                    massimo={definizione.massimo}
                    precedente={prima?.punteggio}
                  />
                )}
              </td>
              <td>
                {prima ? (
                  <>
                    {prima.punteggio}{' '}
                    <span className="secondario">
                      ({differenza === 0 ? 'uguale' : differenza > 0 ? `+${differenza}` : `−${-differenza}`})
                    </span>
                  </>
                ) : (
                  <span className="secondario">–</span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </Tabella>
  );
}
