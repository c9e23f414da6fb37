import type { EsitoComando } from '#archivio';
import type { ContestoRichiesta, Richiesta } from '#identity';
import type { DataCivile } from '#storia';
import { piuGiorni } from '#storia';
import { AttoSulCasoInSeduta, AttoSullaSeduta, ConvocaSeduta } from '#uvm';
import { primoFeriale } from './calendario.js';
import { convalidato } from './corpi.js';
import type { AttoDiPasso } from './passo.js';
import { operatoreDiEsempio } from './richiesta.js';

const COMPONENTI = ['coord-1', 'as-1', 'as-2', 'as-3', 'uvm-1', 'uvm-2'];
const PRESENTI = ['coord-1', 'as-1', 'uvm-1'];
/** Cases of one morning. */
const CASI = 8;

interface InValutazione {
  readonly cartella: string;
  /** Of its last event, as far as was told. */
  posizione: number;
}

type Esegui = (richiesta: Richiesta<EsitoComando>) => Promise<EsitoComando>;

/**
 * Two sedute of the équipe: one held and concluded, and the next one, whose agenda can already be studied. On the agenda are
 * the cases that were in valutazione multidimensionale that day, the oldest first.
 */
export class Sedute {
  private readonly inValutazione = new Map<string, InValutazione>();
  private tenuta: { readonly id: string; readonly casi: readonly InValutazione[] } | undefined;
  private fatta = false;
  private numero = 0;

  constructor(
    private readonly esegui: Esegui,
    private readonly fine: DataCivile,
  ) {}

  /** What was just carried out of a case. */
  segui(cartella: string, atto: AttoDiPasso, corpo: object, { posizione }: EsitoComando): void {
    if (atto === 'concludi-valutazione' || atto === 'chiudi' || atto === 'annulla-evento') {
      this.inValutazione.delete(cartella);
    } else if (atto === 'avvia-valutazione') {
      if ((corpo as { readonly tipo?: string }).tipo === 'multidimensionale') {
        this.inValutazione.set(cartella, { cartella, posizione });
      }
    } else {
      const nota = this.inValutazione.get(cartella);
      if (nota) nota.posizione = posizione;
    }
  }

  /** At the beginning of a day of the sample. @returns how many events were written */
  async nelGiorno(giorno: DataCivile): Promise<number> {
    const tenuta = primoFeriale(piuGiorni(this.fine, -10));
    let eventi = 0;
    if (!this.tenuta && giorno >= piuGiorni(tenuta, -7) && giorno < tenuta) {
      const casi = this.piuVecchi();
      const { id, scritti } = await this.convoca(tenuta, casi);
      this.tenuta = { id, casi };
      eventi += scritti;
    }
    if (this.tenuta && !this.fatta && giorno >= tenuta) {
      this.fatta = true;
      eventi += await this.tieni(this.tenuta.id, this.tenuta.casi);
    }
    return eventi;
  }

  /** The next one, convened on the last day of the sample. */
  async prossima(oggi: DataCivile): Promise<number> {
    return (await this.convoca(primoFeriale(piuGiorni(oggi, 4)), this.piuVecchi())).scritti;
  }

  private piuVecchi(): InValutazione[] {
    return [...this.inValutazione.values()].slice(0, CASI);
  }

  private async convoca(giorno: DataCivile, casi: readonly InValutazione[]) {
    const corpo = { giorno, dalle: '09:30', alle: '12:30', modalita: 'in-presenza', componenti: COMPONENTI };
    const convocata = await this.esegui(
      new ConvocaSeduta(this.chi('coord-1'), (await convalidato('api/sedute', corpo)) as ConvocaSeduta['corpo']),
    );
    for (const { cartella } of casi) await this.delCaso(convocata.id, 'poni-all-ordine-del-giorno', { cartella });
    return { id: convocata.id, scritti: 1 + casi.length };
  }

  private async tieni(id: string, casi: readonly InValutazione[]): Promise<number> {
    for (const operatore of PRESENTI) {
      await this.esegui(new AttoSullaSeduta(this.chi('coord-1'), 'registra-presenza', id, { operatore }));
    }
    for (const [i, { cartella, posizione }] of casi.entries()) {
      const decisione = DECISIONI[i % DECISIONI.length];
      await this.delCaso(id, 'discuti-caso', { cartella, posizione, decisione });
    }
    await this.esegui(new AttoSullaSeduta(this.chi('coord-1'), 'concludi-seduta', id, {}));
    return PRESENTI.length + casi.length + 1;
  }

  private async delCaso(
    id: string,
    atto: AttoSulCasoInSeduta['azione'],
    corpo: { readonly cartella: string; readonly posizione?: number; readonly decisione?: string | undefined },
  ): Promise<EsitoComando> {
    const inviato = (await convalidato(`api/sedute/:id/atti/${atto}`, corpo)) as { readonly cartella: string };
    return this.esegui(new AttoSulCasoInSeduta(this.chi('coord-1'), atto, id, inviato));
  }

  private chi(id: string): ContestoRichiesta {
    const correlazione = `5ed0${String(this.numero++).padStart(4, '0')}-0000-4000-a000-000000000000`;
    return { operatore: operatoreDiEsempio(id), correlazione };
  }
}

const DECISIONI = [
  'Si conferma la permanenza a domicilio, con un sostegno per l’igiene e i pasti.',
  'Serve una visita a domicilio del fisioterapista prima di concludere.',
  'Si propone un periodo di sollievo al caregiver; il case manager ne parla con la famiglia.',
];
