import sprite from 'bootstrap-italia/dist/svg/sprites.svg?url';

interface Proprieta {
  readonly nome: string;
  readonly misura?: 'xs' | 'sm' | 'lg';
  readonly classe?: string;
}

/** Always decorative: the meaning is in the text beside it. */
export function Icona({ nome, misura = 'sm', classe = '' }: Proprieta) {
  return (
    <svg className={`icon icon-${misura} ${classe}`} aria-hidden="true" focusable="false">
      <use href={`${sprite}#${nome}`} />
    </svg>
  );
}
