import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { CATALOGO_ACCESSO } from '#accessi';
import { Archivio } from '#archivio';
import { CATALOGO_CARTELLA, diChiE, type EventoLetto, regoleCartella, storiaVisibile } from '#cartella';
import { EventStore } from '#event-store';
import type { ContestoRichiesta, Operatore } from '#identity';
import { accessi, AmbitoDellaRisorsa, cartelle, persone, Richiesta } from '#identity';
import { giorniCopieIl } from '#nomenclatore';
import type { Cancellazione, EventoPersona, StatoCancellazioni, StatoPersona } from '#persone';
import { cancellata, persona } from '#persone';
import { Orologio, RifiutoHttp } from '#platform';
import { leggi, Letture } from '#projections';
import type { DataCivile, EventoRegistrato } from '#storia';
import { eDistruzione, giornoARoma, piuGiorni, rifiuto, type SchemaEvento, statoAl } from '#storia';
import { EsecuzioneCancellazioni } from '../esecuzione/esecuzione-cancellazioni.js';
import { cheSiVedono, Fascicoli, type Fascicolo, type Vede, vedeDi } from './fascicolo.js';

/** What is left of erased data in files, and until when. */
export interface Tracce {
  /** When the keys were destroyed: from then on nobody reads them. Null while it is being done. */
  readonly distrutteIl: string | null;
  /** When tables, indexes and copies were written anew; null until then. */
  readonly ripuliteIl: string | null;
  /** False where the database does not let this program recycle its write-ahead log: PostgreSQL does, at its own pace. */
  readonly walRiciclato: boolean;
  /** Until when backups of the database, and of its keys, may still hold them. */
  readonly copieFino: DataCivile | null;
}

/** A text of somebody else's case, or accesso, in which the name of the person occurs. */
export interface AltroTesto {
  readonly stream: string;
  readonly dove: 'cartella' | 'accesso';
  /** Whose case it is: there the erasure of the text is asked for. */
  readonly persona: string | null;
  readonly evento: string | null;
  readonly titolo: string;
  readonly avvenutoIl: DataCivile | null;
  /** It is the reason of a correction: it has no omissis, and goes alone. */
  readonly correzione: boolean;
  /** Free texts of the event in which the name occurs, each with a key of its own. */
  readonly campi: readonly string[];
}

export interface CancellazioneVista {
  readonly persona: string;
  readonly revision: number;
  readonly cognome: string | null;
  readonly nome: string | null;
  readonly cancellata: boolean;
  readonly blocchi: StatoCancellazioni['blocchi'];
  readonly fascicolo: Fascicolo;
  readonly altriTesti: readonly AltroTesto[];
  readonly cancellazioni: readonly (Cancellazione & { readonly tracce: Tracce | null })[];
}

export class VediCancellazione extends Richiesta<CancellazioneVista> {
  readonly azione = 'vedi-cancellazione' as const;
  readonly risorsa;

  constructor(
    contesto: ContestoRichiesta,
    readonly persona: string,
  ) {
    super(contesto);
    this.risorsa = { tipo: 'persona', id: persona } as const;
  }

  override mostra({ fascicolo, altriTesti }: CancellazioneVista) {
    const in_ = (dove: AltroTesto['dove']) => altriTesti.filter((t) => t.dove === dove).map((t) => t.stream);
    return [
      ...cartelle([...fascicolo.cartelle.map((c) => c.id), ...in_('cartella')]),
      ...accessi(in_('accesso')),
      ...persone(altriTesti.map((t) => t.persona)),
    ];
  }
}

const MASSIMO_ALTRI_TESTI = 100;

@QueryHandler(VediCancellazione)
export class VediCancellazioneHandler implements IQueryHandler<VediCancellazione> {
  constructor(
    private readonly archivio: Archivio,
    private readonly store: EventStore,
    private readonly letture: Letture,
    private readonly fascicoli: Fascicoli,
    private readonly esecuzione: EsecuzioneCancellazioni,
    private readonly orologio: Orologio,
    private readonly risorse: AmbitoDellaRisorsa,
  ) {}

  async execute({ contesto: { operatore }, persona: id }: VediCancellazione): Promise<CancellazioneVista> {
    const { ambito } = operatore;
    const storia = await this.archivio.storia<EventoPersona>(ambito, id);
    const stato = statoAl<StatoPersona, EventoPersona>(persona, storia as never);
    if (!stato.registrata) {
      throw new RifiutoHttp(rifiuto('non-trovato', 'La persona non esiste, o non è visibile da qui.'), 404);
    }
    const oggi = giornoARoma(this.orologio.adesso());
    const ripulita = await this.esecuzione.ripulitura.ultima();
    const tracce = ({ id: cancellazione }: Cancellazione): Tracce => {
      const distrutta = (storia as readonly EventoRegistrato[]).find(
        (e) => eDistruzione(e) && e.dati.cancellazione === cancellazione,
      );
      const pulita = distrutta && ripulita && ripulita.posizione >= distrutta.posizione ? ripulita : undefined;
      return {
        distrutteIl: distrutta?.registratoIl ?? null,
        ripuliteIl: pulita?.fattaIl ?? null,
        walRiciclato: pulita?.wal ?? false,
        copieFino: distrutta
          ? piuGiorni(giornoARoma(new Date(distrutta.registratoIl)), giorniCopieIl(distrutta.avvenutoIl))
          : null,
      };
    };
    const vede = vedeDi(this.risorse, operatore, oggi);
    return {
      persona: id,
      revision: storia.at(-1)?.revision ?? 0,
      cognome: stato.cognome ?? null,
      nome: stato.nome ?? null,
      cancellata: cancellata(stato),
      blocchi: stato.blocchi,
      fascicolo: await this.fascicoli.di(ambito, id, oggi, await this.store.testa(), vede),
      altriTesti: stato.cognome ? await this.altriTesti(operatore, id, stato, vede) : [],
      cancellazioni: await Promise.all(
        stato.cancellazioni.map(async (c) => ({
          ...c,
          cartelle: await cheSiVedono(c.cartelle, (cartella) => vede('cartella', cartella)),
          tracce: c.stato === 'autorizzata' ? tracce(c) : null,
        })),
      ),
    };
  }

  /** Where the name of a person occurs in what is about others. It says where, and never what is written there. */
  private async altriTesti(
    operatore: Operatore,
    id: string,
    { cognome, nome }: StatoPersona,
    vede: Vede,
  ): Promise<AltroTesto[]> {
    const { ambito } = operatore;
    const nomi = [cognome ?? '', nome ?? ''].map((n) => n.toLowerCase());
    const cercati = [id, ...nomi];
    const cartelle: { id: string; persona: string | null }[] = [];
    const accessi: { id: string; persona: string | null; il: DataCivile | null }[] = [];
    await leggi(this.letture, ambito, async (m) => {
      cartelle.push(...(await m.query(DOVE_SI_PARLA_DI_LEI('cartella', 'parole', 'ultimo_fatto_il AS il'), cercati)));
      accessi.push(...(await m.query(DOVE_SI_PARLA_DI_LEI('accesso', 'stato::text', 'il'), cercati)));
    });
    const noti = await cheSiVedono(accessi, (a) => vede('accesso', a.id));
    const testi: AltroTesto[] = noti.map(({ id: stream, persona: di, il }) => ({
      ...testoDi('AccessoRegistrato', []),
      stream,
      dove: 'accesso',
      persona: di,
      evento: null,
      avvenutoIl: il,
    }));
    for (const { id: stream, persona: di } of await cheSiVedono(cartelle, (c) => vede('cartella', c.id))) {
      const storia = (await this.archivio.storia(ambito, stream)) as readonly unknown[] as readonly EventoLetto[];
      for (const e of storiaVisibile(operatore, storia, diChiE(statoAl(regoleCartella, storia as never)))) {
        const detto = JSON.stringify(e.dati).toLowerCase();
        if (!nomi.every((n) => detto.includes(n))) continue;
        const campi = Object.entries(e.dati).filter(([, v]) =>
          JSON.stringify(v)
            .toLowerCase()
            .includes(nomi[0] ?? ''),
        );
        testi.push({
          ...testoDi(
            e.tipo,
            campi.map(([campo]) => campo),
          ),
          stream,
          dove: 'cartella',
          persona: di,
          evento: e.id,
          avvenutoIl: e.avvenutoIl,
        });
      }
    }
    return testi.sort((a, b) => (b.avvenutoIl ?? '').localeCompare(a.avvenutoIl ?? '')).slice(0, MASSIMO_ALTRI_TESTI);
  }
}

/** Streams of others in whose words both names occur. */
const DOVE_SI_PARLA_DI_LEI = (tabella: 'cartella' | 'accesso', parole: string, quando: string): string =>
  `SELECT id, persona, ${quando} FROM letture.${tabella}
   WHERE persona IS DISTINCT FROM $1 AND strpos(lower(${parole}), $2) > 0 AND strpos(lower(${parole}), $3) > 0
   ORDER BY 3 DESC, 1 LIMIT ${MASSIMO_ALTRI_TESTI}`;

const SCHEMI = { ...CATALOGO_CARTELLA, ...CATALOGO_ACCESSO } as unknown as Record<string, SchemaEvento | undefined>;

const testoDi = (tipo: string, nominati: readonly string[]): Pick<AltroTesto, 'titolo' | 'correzione' | 'campi'> => ({
  correzione: !SCHEMI[tipo],
  titolo: SCHEMI[tipo]?.titolo ?? 'Rettifica',
  campi: (SCHEMI[tipo]?.testi ?? ['motivo']).filter((campo) => nominati.includes(campo)),
});
