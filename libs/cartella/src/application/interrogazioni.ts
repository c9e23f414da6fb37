import type { ContestoRichiesta } from '#identity';
import { accessi, cartelle, persone, Richiesta } from '#identity';
import type { Attore, Posizione, Quando } from '#storia';
import type { Cambiamento } from '../readmodel/cambiamenti.js';
import type { VoceCronologia } from '../readmodel/cronologia.js';
import type { ElencoCartelle, Scrivania } from '../readmodel/elenco.js';
import type { SchedaCartella } from '../readmodel/scheda.js';

/** Questions about one case. Each takes the instant it is asked for. */
abstract class SullaCartella<R> extends Richiesta<R> {
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly cartella: string,
    readonly quando: Quando,
  ) {
    super(contesto);
    this.risorsa = { tipo: 'cartella', id: cartella } as const;
  }

  override cosa(): Readonly<Record<string, string | number>> {
    return { ...this.quando };
  }
}

export class VediCartella extends SullaCartella<SchedaCartella> {
  readonly azione = 'vedi-cartella' as const;

  override mostra({ persona, stato }: SchedaCartella) {
    return [...persone([persona.id]), ...accessi([stato.accesso?.id])];
  }
}

export class VediCronologia extends SullaCartella<{ voci: VoceCronologia[] }> {
  readonly azione = 'vedi-cronologia' as const;

  /** The opening names whom the case is of, and the accesso it came from. */
  override mostra({ voci }: { voci: VoceCronologia[] }) {
    const di = (nome: 'persona' | 'accesso') =>
      voci.map(({ tipo, dati }) => (tipo === 'CartellaAperta' ? (dati[nome] as string) : null));
    return [...persone(di('persona')), ...accessi(di('accesso'))];
  }
}

/** One event, and what it changed in the state of the case as it was known. */
export interface Passo {
  readonly posizione: Posizione;
  readonly evento: string;
  readonly tipo: string;
  readonly titolo: string;
  readonly avvenutoIl: string;
  readonly registratoIl: string;
  readonly attore: Attore;
  readonly cambiamenti: readonly Cambiamento[];
}

export class VediPassi extends SullaCartella<Passo[]> {
  readonly azione = 'vedi-passi' as const;

  override mostra(passi: Passo[]) {
    const di = (quale: string) =>
      passi
        .flatMap((p) => p.cambiamenti)
        .flatMap(({ percorso, prima, dopo }) => (percorso === quale ? [prima, dopo] : []))
        .filter((id) => typeof id === 'string');
    return [...persone(di('persona')), ...accessi(di('accesso.id'))];
  }
}

export interface FiltroCartelle {
  readonly fase?: string;
  readonly condizione?: string;
  readonly area?: string;
  readonly mie?: boolean;
  readonly ferme?: boolean;
  readonly pagina: number;
  readonly per: number;
}

export class ElencaCartelle extends Richiesta<ElencoCartelle> {
  readonly azione = 'elenca-cartelle' as const;
  readonly risorsa = { tipo: 'elenco' } as const;

  constructor(
    contesto: ContestoRichiesta,
    readonly filtro: FiltroCartelle,
  ) {
    super(contesto);
  }

  override cosa(): Readonly<Record<string, string | number | boolean>> {
    return { ...this.filtro };
  }

  override mostra({ voci }: ElencoCartelle) {
    return [...cartelle(voci.map((v) => v.id)), ...persone(voci.map((v) => v.persona.id))];
  }
}

export class VediScrivania extends Richiesta<Scrivania> {
  readonly azione = 'vedi-scrivania' as const;
  readonly risorsa = { tipo: 'elenco' } as const;

  override mostra({ mie, daApprovare, scadenze, consegneRicevute, doppioni }: Scrivania) {
    const altre = [...daApprovare, ...scadenze, ...consegneRicevute];
    const doppi = (tipo: string) => doppioni.flatMap((d) => (d.tipo === tipo ? d.ids : []));
    return [
      ...cartelle([...mie.map((v) => v.id), ...altre.map((v) => v.cartella), ...doppi('cartelle')]),
      ...persone([...[...mie, ...altre, ...doppioni].map((v) => v.persona.id), ...doppi('persone')]),
    ];
  }
}
