import { useEffect, useState } from 'react';

/** Shown only when the wait is long enough to be noticed. */
export function Attesa({ cosa = 'Caricamento in corso' }: { readonly cosa?: string }) {
  const [lunga, setLunga] = useState(false);
  useEffect(() => {
    const attesa = setTimeout(() => setLunga(true), 250);
    return () => clearTimeout(attesa);
  }, []);
  return (
    <div className="attesa" role="status">
      {lunga && (
        <>
          <span className="girandola" aria-hidden="true" />
          {cosa}…
        </>
      )}
    </div>
  );
}
