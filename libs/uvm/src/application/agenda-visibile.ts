import { Injectable } from '@nestjs/common';
import type { QualsiasiDecisione } from '#archivio';
import { diChiE, type EventoLetto, regoleCartella, storiaVisibile } from '#cartella';
import { AmbitoDellaRisorsa, type FattiRisorsa, nessoDi, type Operatore, puo, vede } from '#identity';
import { Orologio } from '#platform';
import type { EventoRegistrato } from '#storia';
import { giornoARoma, statoAl } from '#storia';

/** Of a seduta, and of the cases on its agenda, what is for who asks: today, whatever it was when it was written. */
@Injectable()
export class AgendaVisibile {
  constructor(
    private readonly risorse: AmbitoDellaRisorsa,
    private readonly orologio: Orologio,
  ) {}

  /** The facts of a case that may be opened; undefined of any other. */
  async caso(operatore: Operatore, cartella: string): Promise<FattiRisorsa | undefined> {
    const oggi = giornoARoma(this.orologio.adesso());
    const fatti = await this.risorse.cartella(operatore.ambito, cartella);
    return fatti && vede(operatore, fatti, oggi) && !puo(operatore, 'vedi-cartella', oggi, fatti) ? fatti : undefined;
  }

  /** The cases on an agenda that who asks may not know of, or that are none of theirs to discuss or to take off. */
  async nascosti(operatore: Operatore, cartelle: readonly string[]): Promise<string[]> {
    const oggi = giornoARoma(this.orologio.adesso());
    const casi = await Promise.all(cartelle.map(async (id) => ({ id, fatti: await this.caso(operatore, id) })));
    return casi
      .filter(({ fatti }) => !fatti || puo(operatore, 'togli-dall-ordine-del-giorno', oggi, fatti))
      .map(({ id }) => id);
  }

  /** The history of a seduta without what happened of cases that cannot be opened: nor does a number tell of it. */
  vista(operatore: Operatore): NonNullable<QualsiasiDecisione['vista']> {
    return async <E extends EventoRegistrato>(storia: readonly E[]): Promise<E[]> => {
      const nominati = new Set(storia.flatMap((e) => cartellaDi(e) ?? []));
      const visibili = new Set<string>();
      await Promise.all(
        [...nominati].map(async (id) => {
          if (await this.caso(operatore, id)) visibili.add(id);
        }),
      );
      return storia.filter((e) => {
        const cartella = cartellaDi(e);
        return cartella === undefined || visibili.has(cartella);
      });
    };
  }

  /** The history of a case that may be opened, without what its reader may not know of. */
  storiaDelCaso(operatore: Operatore, fatti: FattiRisorsa, storia: readonly EventoRegistrato[]): EventoLetto[] {
    const eventi = storia as readonly unknown[] as readonly EventoLetto[];
    const nesso = nessoDi(operatore, 'vedi-cartella', giornoARoma(this.orologio.adesso()), fatti);
    return storiaVisibile(operatore, eventi, diChiE(statoAl(regoleCartella, storia as never)), nesso);
  }
}

/** The case that an event of a seduta is about. */
const cartellaDi = ({ dati }: EventoRegistrato): string | undefined =>
  (dati as { readonly cartella?: string }).cartella;
