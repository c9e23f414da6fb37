import type { PersonaTrovata } from '../api/tipi.ts';

/** Who the accesso is about: a person of the register, or nobody in particular. */
export type PersonaScelta =
  | { readonly anonima: true }
  | {
      readonly anonima: false;
      readonly id: string;
      readonly nome: string;
      readonly comune: string | null;
      readonly gia: PersonaTrovata['cartelle'];
    };
