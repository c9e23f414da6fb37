import { useEffect, useId, useRef, type ReactNode } from 'react';

interface Proprieta {
  readonly titolo: string;
  readonly onChiudi: () => void;
  /** Nothing of the page can be read behind it. */
  readonly copre?: boolean;
  readonly children: ReactNode;
}

/** The browser's own modal: it keeps the focus inside and gives it back. */
export function Dialogo({ titolo, onChiudi, copre = false, children }: Proprieta) {
  const finestra = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialogo = finestra.current;
    if (dialogo && !dialogo.open) dialogo.showModal();
    return () => dialogo?.close();
  }, []);
  return (
    <dialog
      ref={finestra}
      className={copre ? 'dialogo dialogo-copre' : 'dialogo'}
      aria-labelledby={id}
      onCancel={(evento) => {
        evento.preventDefault();
        onChiudi();
      }}
    >
      <h2 id={id}>{titolo}</h2>
      {children}
    </dialog>
  );
}
