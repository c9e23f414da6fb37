import type { Passo } from '../api/tipi.ts';
import { ValoreDato } from '../cartella/dati/ValoreDato.tsx';
import { Tabella } from '../figure/Tabella.tsx';
import { campoDi, nomeDelPercorso } from '../parole/campi.ts';
import { data, istante } from '../parole/date.ts';
import { useEnti } from '../parole/useEnti.ts';
import { useEtichette } from '../parole/useEtichette.ts';
import { useOperatori } from '../parole/useOperatori.ts';
import { ContenutoPasso } from './ContenutoPasso.tsx';

/** Identifiers and references change at every step and tell nothing to a person. */
const TECNICI = new Set([
  'id',
  'evento',
  'eventoAvvio',
  'eventoConclusione',
  'eventoApertura',
  'eventoChiusura',
  'eventoFirma',
  'ciclo',
  'risposte',
]);
const ultimo = (percorso: string): string =>
  percorso
    .split('.')
    .filter((p) => !/^\d+$/.test(p))
    .at(-1) ?? percorso;

interface Proprieta {
  readonly cartella: string;
  readonly passo: Passo;
}

export function CambiamentiPasso({ cartella, passo }: Proprieta) {
  const operatore = useOperatori();
  const ente = useEnti();
  const etichetta = useEtichette();
  const cambiamenti = passo.cambiamenti.filter(
    ({ percorso }) => !TECNICI.has(ultimo(percorso)) && campoDi(ultimo(percorso)).come !== 'id',
  );
  return (
    <section aria-labelledby="cambiamenti" className="colonna-passi" aria-live="polite">
      <h2 id="cambiamenti">
        {passo.titolo} <span className="secondario">{data(passo.avvenutoIl)}</span>
      </h2>
      <p className="voce-chi">
        Registrato il {istante(passo.registratoIl)} da {operatore(passo.attore.id)},{' '}
        {etichetta('ruoli', passo.attore.ruolo).toLowerCase()}, {ente(passo.attore.ente)}. Evento n. {passo.posizione}.
      </p>
      {cambiamenti.length === 0 ? (
        <p className="vuoto">Questo evento non cambia lo stato della cartella.</p>
      ) : (
        <Tabella didascalia="Che cosa ha cambiato" classe="tabella-cambiamenti">
          <thead>
            <tr>
              <th scope="col">Che cosa</th>
              <th scope="col">Prima</th>
              <th scope="col">Dopo</th>
            </tr>
          </thead>
          <tbody>
            {cambiamenti.map((c) => (
              <tr key={c.percorso}>
                <th scope="row">{nomeDelPercorso(c.percorso)}</th>
                <td className="prima">
                  <ValoreDato nome={ultimo(c.percorso)} valore={c.prima} />
                </td>
                <td className="dopo">
                  <ValoreDato nome={ultimo(c.percorso)} valore={c.dopo} />
                </td>
              </tr>
            ))}
          </tbody>
        </Tabella>
      )}
      <ContenutoPasso cartella={cartella} passo={passo} />
    </section>
  );
}
