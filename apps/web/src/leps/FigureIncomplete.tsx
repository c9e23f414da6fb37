import { Avviso } from '../impianto/Avviso.tsx';
import { numero } from '../parole/misure.ts';

/** Cases whose events could not all be read: who looks at the numbers must know that they are not there. */
export function FigureIncomplete({ cartelle }: { readonly cartelle: number }) {
  if (cartelle === 0) return null;
  return (
    <Avviso tipo="attenzione" titolo="Numeri incompleti" ruolo="status">
      <p>
        {cartelle === 1 ? 'Una cartella è in sospeso' : `${numero(cartelle)} cartelle sono in sospeso`}: un loro evento
        non si è potuto leggere, e da lì in poi non contano. L’amministratore di sistema ne trova il motivo in /status.
      </p>
    </Avviso>
  );
}
