import { accesso, ApriCartella, AttoSullAccesso, RegistraAccesso } from '#accessi';
import type { EsitoComando } from '#archivio';
import {
  AttoSullaCartella,
  codiceFuoriElenco,
  elenchiDellAmbito,
  prenotazioniDi,
  regoleCartella,
  responsabiliDi,
  valutazioneDellEquipe,
} from '#cartella';
import type { EventoCartella, StatoCartella } from '#cartella';
import { attoreDi, OPERATORI_ESEMPIO, puo, type FattiRisorsa, type Richiesta } from '#identity';
import { ETA_ANZIANO, valoreIl } from '#nomenclatore';
import { AttoSullaPersona, persona, RegistraPersona } from '#persone';
import type { EventoPersona } from '#persone';
import { type OrologioSimulato, RifiutoHttp } from '#platform';
import type { Categoria, Correzione, Decider, EventoDeciso, Rifiuto, Storico } from '#storia';
import { decidiSuStoria, etaIl, giornoARoma, rifiutato, rifiuto, statoAl } from '#storia';
import { AttoSulCasoInSeduta, AttoSullaSeduta, ConvocaSeduta, seduta } from '#uvm';

type Evento = Storico<EventoDeciso>;

interface Scrittura {
  readonly categoria: Categoria;
  readonly id: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly decider: Decider<any, any, any>;
  readonly comando: object;
  readonly comune: string;
}

const ELENCHI = elenchiDellAmbito('sebino', OPERATORI_ESEMPIO);

/** What may change the reservations of a case. */
const APRONO_O_CHIUDONO = [
  'CartellaAperta',
  'CartellaChiusa',
  'CartellaRiaperta',
  'EventoAnnullato',
  'EventoRettificato',
];

/**
 * The database, and nothing else, replaced by lists: the rules, the permissions and the order of the facts are the real ones.
 */
export class LogInMemoria {
  readonly stream = new Map<string, { readonly categoria: Categoria; readonly eventi: Evento[] }>();
  private readonly prenotati = new Map<string, string>();
  private posizione = 0;

  constructor(private readonly orologio: OrologioSimulato) {}

  storie<E extends EventoDeciso>(
    categoria: Categoria,
  ): (readonly [id: string, eventi: readonly Storico<E | Correzione>[]])[] {
    return [...this.stream]
      .filter(([, s]) => s.categoria === categoria)
      .map(([id, s]) => [id, s.eventi as unknown as readonly Storico<E | Correzione>[]]);
  }

  tutti(): Evento[] {
    return [...this.stream.values()].flatMap((s) => s.eventi).sort((a, b) => a.posizione - b.posizione);
  }

  readonly esegui = async (richiesta: Richiesta<EsitoComando>): Promise<EsitoComando> => {
    const no = puo(
      richiesta.contesto.operatore,
      richiesta.azione,
      giornoARoma(this.orologio.adesso()),
      this.fatti(richiesta),
    );
    if (no) throw new RifiutoHttp(no, 403);
    const fuori = richiesta instanceof AttoSullaCartella && codiceFuoriElenco(richiesta.corpo, ELENCHI);
    if (fuori) throw new RifiutoHttp(fuori, 422);
    const scritture = this.scritture(richiesta);
    const decise = scritture.map((s) => ({ s, ...this.decidi(richiesta, s) }));
    // All or nothing, as in the log.
    for (const { s, nuovi } of decise) {
      const stream = this.stream.get(s.id) ?? { categoria: s.categoria, eventi: [] };
      stream.eventi.push(...nuovi);
      this.stream.set(s.id, stream);
      if (nuovi.some((e) => APRONO_O_CHIUDONO.includes(e.tipo))) this.prenota(s);
    }
    const eventi = decise.flatMap(({ nuovi }) => nuovi);
    const ultima = decise.at(-1) as (typeof decise)[number];
    return {
      id: ultima.s.id,
      posizione: this.posizione,
      revision: (this.stream.get(ultima.s.id)?.eventi.length ?? 0) - 1,
      eventi: eventi.map(({ id, tipo, posizione }) => ({ id, tipo, posizione })),
      ripetuto: false,
    };
  };

  private decidi(richiesta: Richiesta, s: Scrittura) {
    const oggi = giornoARoma(this.orologio.adesso());
    const storia = this.stream.get(s.id)?.eventi ?? [];
    const contesto = { attore: attoreDi(richiesta.contesto.operatore), oggi };
    const decisi = decidiSuStoria(s.decider, storia as never, s.comando as never, contesto, () => ({
      id: crypto.randomUUID(),
      comune: s.comune,
    })) as readonly Evento[] | Rifiuto;
    if (rifiutato(decisi)) throw new RifiutoHttp(decisi, 409);
    const registratoIl = this.orologio.adesso().toISOString();
    const nuovi = decisi.map((e) => ({ ...e, posizione: ++this.posizione, registratoIl }));
    return { nuovi };
  }

  private scritture(richiesta: Richiesta): Scrittura[] {
    const oggi = giornoARoma(this.orologio.adesso());
    if (richiesta instanceof RegistraPersona || richiesta instanceof AttoSullaPersona) {
      const corpo = { ...richiesta.corpo } as { comune?: string; codiceFiscale?: string };
      const id = richiesta instanceof RegistraPersona ? crypto.randomUUID() : richiesta.persona;
      if (corpo.codiceFiscale) this.unico(`codice-fiscale|${corpo.codiceFiscale}`, id, 'codice-fiscale-gia-presente');
      const comando = { il: oggi, ...corpo, atto: richiesta.azione };
      return [{ categoria: 'persona', id, decider: persona, comando, comune: corpo.comune ?? this.comuneDi(id) }];
    }
    if (richiesta instanceof RegistraAccesso) {
      const { comune, il, ...dati } = { ...richiesta.corpo };
      const comando = { ...dati, persona: dati.persona ?? null, atto: 'registra-accesso', il: il ?? oggi };
      return [{ categoria: 'accesso', id: crypto.randomUUID(), decider: accesso, comando, comune }];
    }
    if (richiesta instanceof AttoSullAccesso) {
      const comando = { il: oggi, ...richiesta.corpo, atto: richiesta.azione };
      return [
        {
          categoria: 'accesso',
          id: richiesta.accesso,
          decider: accesso,
          comando,
          comune: this.comuneDi(richiesta.accesso),
        },
      ];
    }
    if (richiesta instanceof ApriCartella) {
      const id = richiesta.accesso;
      const stato = statoAl(accesso, this.eventi(id) as never);
      const il = richiesta.corpo.il ?? oggi;
      const cartella = crypto.randomUUID();
      const comune = this.comuneDi(id);
      const apri = {
        atto: 'apri',
        il,
        persona: stato.persona,
        area: richiesta.corpo.area,
        accesso: id,
        accessoIl: stato.il,
        accessoCanale: stato.canale,
      };
      const concludi = { atto: 'concludi-accesso', il, esito: 'apertura-cartella', cartella };
      return [
        { categoria: 'accesso', id, decider: accesso, comando: concludi, comune },
        { categoria: 'cartella', id: cartella, decider: regoleCartella, comando: apri, comune },
      ];
    }
    if (richiesta instanceof AttoSullaCartella) {
      const { cartella: id, atto } = richiesta;
      const comando = this.comandoCartella(richiesta, oggi);
      return [
        {
          categoria: 'cartella',
          id,
          decider: regoleCartella,
          comando: { ...comando, atto },
          comune: this.comuneDi(id),
        },
      ];
    }
    if (richiesta instanceof ConvocaSeduta) {
      const componenti = richiesta.corpo.componenti.map((operatore) => {
        const { professione, ente } = OPERATORI_ESEMPIO.find((o) => o.id === operatore)!;
        return { operatore, professione, ente };
      });
      const comando = { ...richiesta.corpo, il: oggi, componenti, atto: richiesta.azione };
      return [{ categoria: 'seduta', id: crypto.randomUUID(), decider: seduta, comando, comune: '' }];
    }
    if (richiesta instanceof AttoSullaSeduta) {
      const comando = { il: oggi, nascosti: [], ...richiesta.corpo, atto: richiesta.azione };
      return [{ categoria: 'seduta', id: richiesta.seduta, decider: seduta, comando, comune: '' }];
    }
    if (richiesta instanceof AttoSulCasoInSeduta) {
      const { cartella, ...corpo } = richiesta.corpo as { cartella: string; posizione?: number };
      const valutazione = valutazioneDellEquipe(this.statoCartella(cartella));
      const altro =
        richiesta.azione === 'poni-all-ordine-del-giorno'
          ? { valutazione: valutazione?.id ?? null }
          : { ...corpo, delCaso: this.eventi(cartella).some((e) => e.posizione === corpo.posizione) };
      const comando = { il: oggi, cartella, ...altro, atto: richiesta.azione };
      const comune = this.comuneDi(cartella);
      return [{ categoria: 'seduta', id: richiesta.seduta, decider: seduta, comando, comune }];
    }
    throw new Error(`${richiesta.constructor.name} is not carried out here`);
  }

  /** What the handler adds to what is sent. The sample gives every id by itself, but for those of the server. */
  private comandoCartella({ atto, cartella, corpo }: AttoSullaCartella, oggi: string): object {
    const dati = JSON.parse(JSON.stringify(corpo)) as Record<string, unknown> & { il?: string };
    const il = dati.il ?? oggi;
    if (atto === 'registra-erogazione') return { ...dati, il: dati['al'] };
    if (atto === 'sottoscrivi-progetto') {
      const { persona: chi } = this.statoCartella(cartella);
      const nascita = statoAl<ReturnType<typeof persona.evolvi>, EventoPersona>(
        persona,
        this.eventi(chi as string) as never,
      ).nascita;
      return { ...dati, il, anzianoAllaData: etaIl(nascita as string, il) >= valoreIl(ETA_ANZIANO, il) };
    }
    if (atto === 'redigi-progetto' || atto === 'rimodula-progetto') {
      const obiettivi = dati['obiettivi'] as Record<string, string>[];
      return {
        ...dati,
        il,
        valutazione: dati['valutazione'] ?? null,
        obiettivi: obiettivi.map(({ id, dimensione }) => ({ id, dimensione })),
        testiObiettivi: Object.fromEntries(obiettivi.map(({ id, dimensione: _, ...testi }) => [id, testi] as const)),
      };
    }
    if (atto === 'individua-case-manager' || atto === 'assegna') {
      const incaricato = OPERATORI_ESEMPIO.find(({ id }) => id === dati['operatore']);
      // Who works in the sample never leaves.
      return { ...dati, il, ...(incaricato && { incaricato: { ...incaricato, attivo: true } }) };
    }
    return { ...dati, il, ...(atto === 'autorizza-intervento' && { progetto: dati['progetto'] ?? null }) };
  }

  private prenota({ id, categoria }: Scrittura): void {
    if (categoria !== 'cartella') return;
    for (const [nome, stream] of this.prenotati) if (stream === id) this.prenotati.delete(nome);
    for (const { valore } of prenotazioniDi(this.statoCartella(id))) {
      this.unico(`cartella|${valore}`, id, 'cartella-gia-aperta');
    }
  }

  private unico(nome: string, stream: string, codice: string): void {
    if ((this.prenotati.get(nome) ?? stream) !== stream) throw new RifiutoHttp(rifiuto(codice, 'Esiste già.'), 409);
    this.prenotati.set(nome, stream);
  }

  private fatti(richiesta: Richiesta): FattiRisorsa | undefined {
    const { risorsa } = richiesta;
    if (risorsa.tipo === 'comune') return { comuni: risorsa.comune === null ? [] : [risorsa.comune] };
    if (!('id' in risorsa)) return undefined;
    if (this.stream.get(risorsa.id)?.categoria !== risorsa.tipo)
      throw new RifiutoHttp(rifiuto('non-trovato', 'Non esiste.'), 404);
    const comuni = [this.comuneDi(risorsa.id)];
    return risorsa.tipo === 'cartella'
      ? { comuni, responsabili: responsabiliDi(this.statoCartella(risorsa.id)) }
      : { comuni };
  }

  private eventi(id: string): readonly Evento[] {
    return this.stream.get(id)?.eventi ?? [];
  }

  private comuneDi(id: string): string {
    return this.eventi(id)[0]?.comune ?? '';
  }

  private statoCartella(id: string): StatoCartella {
    return statoAl<StatoCartella, EventoCartella>(regoleCartella, this.eventi(id) as never);
  }
}
