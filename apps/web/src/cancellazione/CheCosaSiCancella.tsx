import { Link } from 'react-router';
import type { VistaCancellazione } from '../api/tipi.ts';
import { data } from '../parole/date.ts';
import { useEtichette } from '../parole/useEtichette.ts';

export function CheCosaSiCancella({ fascicolo }: { readonly fascicolo: VistaCancellazione['fascicolo'] }) {
  const etichetta = useEtichette();
  const { cartelle, accessi, conservareFino } = fascicolo;
  return (
    <section aria-labelledby="che-cosa">
      <h2 id="che-cosa">Che cosa non si leggerebbe più</h2>
      <ul>
        <li>Nome, codice fiscale, nascita, recapiti e indirizzi della persona</li>
        <li>{accessi === 1 ? 'Quanto detto in 1 accesso' : `Quanto detto in ${accessi} accessi`}</li>
        {cartelle.map((c) => (
          <li key={c.id}>
            I testi e i nomi della <Link to={`/cartelle/${c.id}`}>cartella {etichetta('aree', c.area)}</Link>,{' '}
            {etichetta('condizioni', c.condizione).toLowerCase()}
            {c.conservareFino && `, da conservare fino al ${data(c.conservareFino)}`}
          </li>
        ))}
      </ul>
      <p>
        {conservareFino
          ? `Tutto insieme va conservato fino al ${data(conservareFino)}: prima serve un fondamento diverso da «non sono più necessari».`
          : 'Nessun termine di conservazione obbliga a tenere questi dati.'}{' '}
        Restano leggibili codici, date, quantità e pseudonimi: le cifre non cambiano e il registro si verifica ancora.
      </p>
    </section>
  );
}
