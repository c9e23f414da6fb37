interface Proprieta {
  /** Said after the visible word: which row goes. */
  readonly che: string;
  readonly onTogli: () => void;
}

/** Takes a row away, and itself with it: the focus passes to the legend of the rows. */
export function PulsanteTogli({ che, onTogli }: Proprieta) {
  return (
    <button
      type="button"
      className="btn btn-xs btn-outline-secondary togli"
      onClick={(e) => {
        e.currentTarget.closest('fieldset')?.querySelector('legend')?.focus();
        onTogli();
      }}
    >
      Togli<span className="visually-hidden"> {che}</span>
    </button>
  );
}
