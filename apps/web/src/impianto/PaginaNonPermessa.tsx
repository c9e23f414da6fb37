import { Link } from 'react-router';
import { useEtichette } from '../parole/useEtichette.ts';
import { useSessione } from '../sessione/sessione.ts';
import { Pagina } from './Pagina.tsx';

export function PaginaNonPermessa({ spiegazione }: { readonly spiegazione: string }) {
  const { operatore } = useSessione();
  const etichetta = useEtichette();
  return (
    <Pagina titolo="Non hai il permesso di vedere questa pagina">
      <p>{spiegazione}</p>
      <p>
        Stai lavorando come <strong>{operatore.nome}</strong>, {etichetta('ruoli', operatore.ruolo).toLowerCase()}. Se
        pensi di doverla vedere, chiedi al coordinatore del servizio.
      </p>
      <p>
        <Link to="/">Vai alla pagina iniziale</Link>
      </p>
    </Pagina>
  );
}
