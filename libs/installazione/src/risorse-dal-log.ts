import { accesso } from '#accessi';
import { affidamentiDi, entiIncaricati, regoleCartella, responsabiliDi } from '#cartella';
import type { DerogheNelLog } from '#deroghe';
import type { EventStore } from '#event-store';
import { AmbitoDellaRisorsa } from '#identity';
import { comuniDellAmbito } from '#nomenclatore';
import { persona } from '#persone';
import type { Orologio } from '#platform';
import type { Letture } from '#projections';
import { leggi } from '#projections';
import type { Decider, EventoDeciso, Storico } from '#storia';
import { giornoARoma, statoAl } from '#storia';
import type { SeduteNelLog } from '#uvm';
import { chiariDi } from '#vault';

/** The facts the gate judges by, read from the log itself: true also for what was written a moment ago. */
export class RisorseDalLog extends AmbitoDellaRisorsa {
  constructor(
    private readonly store: EventStore,
    private readonly letture: Letture,
    private readonly deroghe: DerogheNelLog,
    private readonly sedute: SeduteNelLog,
    private readonly orologio: Orologio,
  ) {
    super();
  }

  override async cartella(ambito: string, id: string, intervento?: string) {
    const stato = await this.stato(regoleCartella, 'cartella', ambito, id);
    return (
      stato && {
        comuni: stato.comune === null ? [] : [stato.comune],
        persona: stato.persona,
        accesso: stato.accesso?.id ?? null,
        chiusa: stato.condizione === 'chiusa',
        responsabili: responsabiliDi(stato),
        affidamenti: affidamentiDi(stato),
        esclusi: stato.esclusi.map((e) => e.operatore),
        tutela: stato.tutela && {
          classe: stato.tutela.classe,
          abilitati: stato.tutela.abilitati,
          dal: stato.tutela.registrataIl,
        },
        enti: entiIncaricati(stato, giornoARoma(this.orologio.adesso()), intervento),
        convocati: await this.sedute.convocatiPer(ambito, id),
        inDeroga: await this.deroghe.aperteSu(ambito, [id]),
      }
    );
  }

  override async seduta(ambito: string, id: string) {
    const seduta = await this.sedute.seduta(ambito, id);
    return (
      seduta && {
        comuni: [...seduta.comuni],
        convocati: seduta.stato.componenti.map(({ operatore }) => operatore),
      }
    );
  }

  override async accesso(ambito: string, id: string) {
    const stato = await this.stato(accesso, 'accesso', ambito, id);
    if (!stato) return undefined;
    const caso = stato.cartella === null ? undefined : await this.cartella(ambito, stato.cartella);
    const casi = stato.persona === null ? [] : await this.casi(ambito, await this.cartelleDi(ambito, stato.persona));
    return { comuni: stato.comune === null ? [] : [stato.comune], ...(caso && { caso }), casi };
  }

  /**
   * A person concerns the Comuni of residence and of its cases. Those of its accessi are apart: whoever registers one chooses
   * it. They are all there is where the person lives outside the Ambito and no case was opened yet: somebody must go on.
   */
  override async persona(ambito: string, id: string) {
    const stato = await this.stato(persona, 'persona', ambito, id);
    if (!stato) return undefined;
    const altri: { cartella: string | null; comune: string | null }[] = await leggi(this.letture, ambito, (m) =>
      m.query(
        `SELECT id AS cartella, comune FROM letture.cartella WHERE persona = $1
         UNION SELECT NULL, comune FROM letture.accesso WHERE persona = $1`,
        [id],
      ),
    );
    const cartelle = altri.flatMap((r) => r.cartella ?? []);
    const di = (righe: readonly { comune: string | null }[]) => [...new Set(righe.flatMap((r) => r.comune ?? []))];
    const suoi = di([stato, ...altri.filter((r) => r.cartella !== null)]);
    const comuniDiAccesso = di(altri.filter((r) => r.cartella === null));
    const dellAmbito = comuniDellAmbito(ambito).map((c) => c.istat);
    const diQualcuno = suoi.some((c) => dellAmbito.length === 0 || dellAmbito.includes(c));
    return {
      casi: await this.casi(ambito, cartelle),
      comuni: diQualcuno ? suoi : [...suoi, ...comuniDiAccesso],
      comuniDiAccesso,
      inDeroga: await this.deroghe.aperteSu(ambito, cartelle),
    };
  }

  private async cartelleDi(ambito: string, persona: string): Promise<string[]> {
    const righe: { id: string }[] = await leggi(this.letture, ambito, (m) =>
      m.query('SELECT id FROM letture.cartella WHERE persona = $1', [persona]),
    );
    return righe.map(({ id }) => id);
  }

  private async casi(ambito: string, cartelle: readonly string[]) {
    return (await Promise.all(cartelle.map((id) => this.cartella(ambito, id)))).filter((c) => c !== undefined);
  }

  private async stato<S, E extends EventoDeciso>(
    regole: Pick<Decider<S, never, E>, 'iniziale' | 'evolvi'>,
    categoria: string,
    ambito: string,
    id: string,
  ): Promise<S | undefined> {
    const eventi = await this.store.leggiStream(ambito, id);
    if (eventi[0]?.stream.categoria !== categoria) return undefined;
    return statoAl<S, E>(regole, eventi.map((e) => ({ ...e, ...chiariDi(e.dati) })) as unknown as Storico<E>[]);
  }
}
