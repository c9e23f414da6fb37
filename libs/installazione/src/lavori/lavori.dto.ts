import { Identificativo, Scelta } from '#platform';
import { VISTE } from './lavoro.js';

export class EsportaDto {
  @Scelta(['registro', 'ambito', 'cartella'], { descrizione: 'Tutto il registro, il proprio Ambito o una cartella' })
  contenuto!: 'registro' | 'ambito' | 'cartella';

  @Identificativo({ facoltativo: true, descrizione: 'La cartella, quando il contenuto è «cartella»' })
  cartella?: string;
}

export class RebuildDto {
  @Scelta(VISTE, { descrizione: 'La vista da rifare, o tutte con una sola lettura del registro' })
  vista!: (typeof VISTE)[number];
}
