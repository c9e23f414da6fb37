interface Proprieta {
  /** What the list is called, where a page has several. */
  readonly di?: string;
  readonly pagina: number;
  readonly quante: number;
  readonly onVai: (pagina: number) => void;
}

export function Pagine({ di, pagina, quante, onVai }: Proprieta) {
  if (quante <= 1) return null;
  return (
    <nav className="pagine" aria-label={di ? `Pagine di «${di}»` : 'Pagine dell’elenco'}>
      <button
        type="button"
        className="btn btn-sm btn-outline-primary"
        disabled={pagina <= 1}
        onClick={() => onVai(pagina - 1)}
      >
        Precedente
      </button>
      <span>
        Pagina {pagina} di {quante}
      </span>
      <button
        type="button"
        className="btn btn-sm btn-outline-primary"
        disabled={pagina >= quante}
        onClick={() => onVai(pagina + 1)}
      >
        Successiva
      </button>
    </nav>
  );
}
