import type { Risposta } from '../api/tipi.ts';
import { Tabella } from '../figure/Tabella.tsx';
import { dataEstesa, istante } from '../parole/date.ts';
import { useEnti } from '../parole/useEnti.ts';
import { useEtichette } from '../parole/useEtichette.ts';
import { cosaLetta, MODI, titoloPerLeggere } from './parole.ts';
import { perGiorno } from './per-giorno.ts';

export function ElencoRisposta({ voci }: { readonly voci: Risposta['voci'] }) {
  const ente = useEnti();
  const etichetta = useEtichette();
  if (voci.length === 0) return null;
  return (
    <Tabella didascalia="Consultazioni, giorno per giorno" nascosta classe="tabella-letture">
      <thead>
        <tr>
          <th scope="col">Ora</th>
          <th scope="col">Ente e ruolo</th>
          <th scope="col">Operatore</th>
          <th scope="col">Che cosa ha visto</th>
          <th scope="col">A che titolo, e perché</th>
        </tr>
      </thead>
      {perGiorno(voci).map(([giorno, delGiorno]) => (
        <tbody key={giorno}>
          <tr className="giorno">
            <th scope="rowgroup" colSpan={5}>
              {dataEstesa(giorno)}
            </th>
          </tr>
          {delGiorno.map((v) => (
            <tr key={v.seq}>
              <td>{istante(v.quando).slice(-5)}</td>
              <td>
                {ente(v.ente)}
                <span className="secondario blocco">{etichetta('ruoli', v.ruolo)}</span>
              </td>
              <td className="codice">{v.operatore}</td>
              <td>
                {cosaLetta(v)}
                <span className="secondario blocco">{MODI[v.modo]}</span>
              </td>
              <td>
                {titoloPerLeggere(v.nesso)}
                {v.motivo && <span className="blocco">«{v.motivo}»</span>}
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </Tabella>
  );
}
