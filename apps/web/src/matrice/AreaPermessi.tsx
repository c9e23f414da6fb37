import type { Permessi } from '../api/tipi.ts';
import { Tabella } from '../figure/Tabella.tsx';
import { useSessione } from '../sessione/sessione.ts';

type Area = Permessi['aree'][number];
type Riga = Area['righe'][number];

const MOTIVI = {
  sempre: 'con un motivo',
  'fuori-dai-propri': 'con un motivo, se non riguarda chi è seguito da chi legge',
};

const note = ({ consultazione, motivo, ancheInDeroga, ancheDaAccesso }: Riga): string[] => [
  ...(consultazione ? ['resta scritto chi ha letto'] : []),
  ...(motivo ? [MOTIVI[motivo]] : []),
  ...(ancheInDeroga ? ['anche con un accesso fuori competenza'] : []),
  ...(ancheDaAccesso ? ['anche nei Comuni degli accessi della persona, se nessuno la segue'] : []),
];

/** One part of the matrix: the roles that may do something of it, and how far. */
export function AreaPermessi({ area, permessi }: { readonly area: Area; readonly permessi: Permessi }) {
  const { ruolo: mio } = useSessione().operatore;
  const ruoli = permessi.ruoli.filter(({ ruolo }) => area.righe.some(({ chi }) => chi.some((c) => c.ruolo === ruolo)));
  const breve = new Map(permessi.portate.map((p) => [p.portata, p.breve]));
  return (
    <section>
      <h2>{area.titolo}</h2>
      <Tabella didascalia={area.titolo} nascosta>
        <thead>
          <tr>
            <th scope="col">Che cosa</th>
            {ruoli.map(({ ruolo, nome }) => (
              <th scope="col" key={ruolo}>
                {nome}
                {ruolo === mio && <span className="mio-ruolo"> (il tuo)</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {area.righe.map((riga) => (
            <tr key={riga.azione}>
              <th scope="row">
                {riga.titolo}
                {note(riga).length > 0 && <span className="nota">{note(riga).join('; ')}</span>}
              </th>
              {ruoli.map(({ ruolo }) => {
                const portate = riga.chi.find((c) => c.ruolo === ruolo)?.portate;
                return (
                  <td key={ruolo} data-ruolo={ruolo}>
                    {portate ? portate.map((p) => breve.get(p)).join(', ') : 'no'}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </Tabella>
    </section>
  );
}
