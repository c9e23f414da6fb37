import type { StatoCartella } from '../../api/tipi.ts';
import { Tabella } from '../../figure/Tabella.tsx';
import { data } from '../../parole/date.ts';
import { useEtichette } from '../../parole/useEtichette.ts';
import { useCartella } from '../contesto.ts';

export function EsitoFinale({ finale }: { readonly finale: NonNullable<StatoCartella['valutazioneFinale']> }) {
  const { scheda } = useCartella();
  const etichetta = useEtichette();
  const versioni = scheda.stato.progetti.flatMap((p) => p.versioni);
  const testo = (id: string) =>
    versioni.findLast((v) => v.testiObiettivi?.[id])?.testiObiettivi?.[id]?.descrizione ?? 'Obiettivo non visibile';
  return (
    <article className="scheda">
      <h3>Valutazione finale del {data(finale.il)}</h3>
      <Tabella didascalia="Obiettivi">
        <thead>
          <tr>
            <th scope="col">Obiettivo</th>
            <th scope="col">Esito</th>
          </tr>
        </thead>
        <tbody>
          {finale.obiettivi.map((o) => (
            <tr key={o.obiettivo}>
              <th scope="row">{testo(o.obiettivo)}</th>
              <td>{etichetta('raggiunti', o.raggiunto)}</td>
            </tr>
          ))}
        </tbody>
      </Tabella>
      <dl className="fatti">
        <div>
          <dt>Soddisfazione della persona</dt>
          <dd>{finale.soddisfazionePersona} su 5</dd>
        </div>
        <div>
          <dt>Soddisfazione degli operatori</dt>
          <dd>{finale.soddisfazioneOperatori} su 5</dd>
        </div>
      </dl>
      {finale.considerazioni && <p className="testo-nota">{finale.considerazioni}</p>}
    </article>
  );
}
