import { useTitolo } from './useTitolo.ts';

/** A fault of the page itself: what was being written may be lost, and it says so. */
export function PaginaErrore() {
  useTitolo('Errore');
  return (
    <main className="container-xxl pagina">
      <h1>Qualcosa non ha funzionato</h1>
      <p>La pagina si è interrotta per un errore imprevisto. Quello che era già stato registrato è al sicuro.</p>
      <p>
        <a href={location.pathname}>Ricarica la pagina</a> oppure <a href="/">vai alla pagina iniziale</a>.
      </p>
    </main>
  );
}
