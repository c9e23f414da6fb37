import type { ReactNode } from 'react';
import { useCampo } from './errori.ts';

export interface ProprietaCampo {
  readonly nome: string;
  readonly etichetta: string;
  readonly aiuto?: ReactNode;
  /** `taciuto`: it may be left empty, and the page says it once for all. */
  readonly facoltativo?: boolean | 'taciuto';
  readonly classe?: string;
}
export interface AttributiControllo {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  readonly 'aria-invalid': boolean | undefined;
  readonly 'aria-describedby': string | undefined;
}

/** Label above, help under it, error beside the control: the same for every kind of field. */
export function Campo({
  nome,
  etichetta,
  aiuto,
  facoltativo = false,
  classe = '',
  children,
}: ProprietaCampo & { readonly children: (attributi: AttributiControllo) => ReactNode }) {
  const { id, errore } = useCampo(nome);
  const descrizioni = [aiuto && `${id}-aiuto`, errore && `${id}-errore`].filter(Boolean).join(' ');
  return (
    <div className={`campo ${errore ? 'campo-errato' : ''} ${classe}`}>
      <label htmlFor={id}>
        {etichetta}
        {facoltativo === true && <span className="facoltativo"> (facoltativo)</span>}
      </label>
      {aiuto && (
        <p className="aiuto" id={`${id}-aiuto`}>
          {aiuto}
        </p>
      )}
      {children({
        id,
        name: nome,
        required: !facoltativo,
        'aria-invalid': errore ? true : undefined,
        'aria-describedby': descrizioni || undefined,
      })}
      {errore && (
        <p className="errore-campo" id={`${id}-errore`}>
          {errore}
        </p>
      )}
    </div>
  );
}
