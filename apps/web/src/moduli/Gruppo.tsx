import type { ReactNode } from 'react';
import { useCampo } from './errori.ts';

export interface ProprietaGruppo {
  readonly nome: string;
  readonly etichetta: string;
  readonly aiuto?: string;
}

/** What takes several controls: legend above, help under it, error after them. An error leads to the control of that id. */
export function Gruppo({
  nome,
  etichetta,
  aiuto,
  classe,
  children,
}: ProprietaGruppo & {
  readonly classe: string;
  readonly children: (id: string, errato: boolean) => ReactNode;
}) {
  const { id, errore } = useCampo(nome);
  return (
    <fieldset
      className={`campo ${errore ? 'campo-errato' : ''}`}
      aria-describedby={[aiuto && `${id}-aiuto`, errore && `${id}-errore`].filter(Boolean).join(' ') || undefined}
    >
      <legend>{etichetta}</legend>
      {aiuto && (
        <p className="aiuto" id={`${id}-aiuto`}>
          {aiuto}
        </p>
      )}
      <div className={classe}>{children(id, errore !== undefined)}</div>
      {errore && (
        <p className="errore-campo" id={`${id}-errore`}>
          {errore}
        </p>
      )}
    </fieldset>
  );
}
