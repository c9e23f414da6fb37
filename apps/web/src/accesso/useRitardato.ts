import { useEffect, useState } from 'react';

/** A value that settles: it changes only when it has not changed for a while. */
export function useRitardato<T>(valore: T, millisecondi: number): T {
  const [fermo, setFermo] = useState(valore);
  useEffect(() => {
    const attesa = setTimeout(() => setFermo(valore), millisecondi);
    return () => clearTimeout(attesa);
  }, [valore, millisecondi]);
  return fermo;
}
