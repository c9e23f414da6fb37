import { useEffect } from 'react';

export function useTitolo(...parti: readonly string[]): void {
  const titolo = [...parti, 'Cartella sociale'].join(' – ');
  useEffect(() => {
    document.title = titolo;
  }, [titolo]);
}
