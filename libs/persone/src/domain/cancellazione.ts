import type { Catalogo, DataCivile, EventoDeciso, FormeDi, Rifiuto, Storico } from '#storia';
import { forma, rifiutaSe, rifiuto } from '#storia';

/** What an erasure is about. With the person go its accessi and all its cases. */
export const OGGETTI_CANCELLAZIONE = ['persona', 'cartella', 'testo'] as const;
export type OggettoCancellazione = (typeof OGGETTI_CANCELLAZIONE)[number];

/**
 * Why data are erased: the grounds of art. 17, par. 1, GDPR (letters a to e). Only the first waits for the retention term:
 * while the term runs the data are still necessary.
 */
export const FONDAMENTI_CANCELLAZIONE = [
  'non-piu-necessari',
  'consenso-revocato',
  'opposizione-accolta',
  'trattamento-illecito',
  'obbligo-di-legge',
] as const;
export type FondamentoCancellazione = (typeof FONDAMENTI_CANCELLAZIONE)[number];

export const MOTIVI_RESPINTA = [
  'obbligo-di-conservazione',
  'difesa-in-giudizio',
  'richiesta-ritirata',
  'errore',
] as const;
export type MotivoRespinta = (typeof MOTIVI_RESPINTA)[number];

/** A free text: the field of an event, in the stream of a case or of an accesso. */
export interface TestoIndicato {
  readonly stream: string;
  readonly evento: string;
  readonly campo: string;
}

/** Who is forbidden to erase by a judge, an authority or a claim; `riferimento` is its number, never a name. */
export type BloccoLegalePosto = EventoDeciso<
  'BloccoLegalePosto',
  { readonly blocco: string; readonly riferimento: string }
>;
export type BloccoLegaleTolto = EventoDeciso<'BloccoLegaleTolto', { readonly blocco: string }>;
export type CancellazioneChiesta = EventoDeciso<
  'CancellazioneChiesta',
  {
    readonly cancellazione: string;
    readonly oggetto: OggettoCancellazione;
    readonly cartelle: readonly string[];
    readonly testi: readonly TestoIndicato[];
    readonly fondamento: FondamentoCancellazione;
  }
>;
export type CancellazioneAutorizzata = EventoDeciso<
  'CancellazioneAutorizzata',
  {
    readonly cancellazione: string;
    /** Number of the act. */
    readonly autorizzazione: string;
    /** Up to when the data had to be kept, as the rows in force that day said; null where nothing had to. */
    readonly conservareFino: DataCivile | null;
  }
>;
export type CancellazioneRespinta = EventoDeciso<
  'CancellazioneRespinta',
  { readonly cancellazione: string; readonly motivo: MotivoRespinta }
>;

export type EventoCancellazione =
  BloccoLegalePosto | BloccoLegaleTolto | CancellazioneChiesta | CancellazioneAutorizzata | CancellazioneRespinta;

/** All of it is clear: it must be provable when nothing else of the person can be read. */
export const CATALOGO_CANCELLAZIONE: Catalogo<EventoCancellazione> = {
  BloccoLegalePosto: {
    versione: 1,
    titolo: 'Blocco legale posto',
    traguardo: false,
    chiari: ['blocco', 'riferimento'],
    testi: [],
  },
  BloccoLegaleTolto: { versione: 1, titolo: 'Blocco legale tolto', traguardo: false, chiari: ['blocco'], testi: [] },
  CancellazioneChiesta: {
    versione: 1,
    titolo: 'Cancellazione chiesta',
    traguardo: false,
    chiari: ['cancellazione', 'oggetto', 'cartelle', 'testi', 'fondamento'],
    testi: [],
  },
  CancellazioneAutorizzata: {
    versione: 1,
    titolo: 'Cancellazione autorizzata',
    traguardo: false,
    chiari: ['cancellazione', 'autorizzazione', 'conservareFino'],
    testi: [],
  },
  CancellazioneRespinta: {
    versione: 1,
    titolo: 'Cancellazione respinta',
    traguardo: false,
    chiari: ['cancellazione', 'motivo'],
    testi: [],
  },
};

/** The number of an act or of a proceeding, after a short label: it is never erased, and leaves no room for a name and surname. */
export const NUMERO_DI_ATTO = /^(?:[A-Za-z]{1,8}\.?)? ?[0-9][0-9A-Za-z./_-]{0,30}$/;

const comeScritto = (nome: string, come: RegExp) => forma.controllo(nome, (v) => typeof v === 'string' && come.test(v));
const numero = comeScritto('numero di atto', NUMERO_DI_ATTO);
const identificativo = comeScritto('identificativo', /^[0-9a-f-]{36}$/);
const campo = comeScritto('nome di un campo', /^(modifiche\.)?[A-Za-z]{1,40}$/);

export const FORME_CANCELLAZIONE: FormeDi<EventoCancellazione> = {
  BloccoLegalePosto: { blocco: identificativo, riferimento: numero },
  BloccoLegaleTolto: { blocco: identificativo },
  CancellazioneChiesta: {
    cancellazione: identificativo,
    oggetto: forma.unoDi(OGGETTI_CANCELLAZIONE),
    cartelle: forma.lista(identificativo),
    testi: forma.lista(forma.oggetto({ stream: identificativo, evento: identificativo, campo })),
    fondamento: forma.unoDi(FONDAMENTI_CANCELLAZIONE),
  },
  CancellazioneAutorizzata: {
    cancellazione: identificativo,
    autorizzazione: numero,
    conservareFino: forma.oNullo(forma.giorno),
  },
  CancellazioneRespinta: { cancellazione: identificativo, motivo: forma.unoDi(MOTIVI_RESPINTA) },
};

type Comando<A extends string, D> = { readonly atto: A; readonly il: DataCivile } & Readonly<D>;

/** What the cases say at this moment, read by whoever asks. */
interface Fascicolo {
  readonly cartelleDellaPersona: readonly string[];
  readonly cartelleAperte: readonly string[];
}

export type ComandoCancellazione =
  | Comando<'poni-blocco-legale', BloccoLegalePosto['dati']>
  | Comando<'togli-blocco-legale', BloccoLegaleTolto['dati']>
  | Comando<'chiedi-cancellazione', CancellazioneChiesta['dati'] & Fascicolo>
  | Comando<'autorizza-cancellazione', CancellazioneAutorizzata['dati'] & Fascicolo>
  | Comando<'respingi-cancellazione', CancellazioneRespinta['dati']>;

export interface Cancellazione extends Pick<
  CancellazioneChiesta['dati'],
  'oggetto' | 'cartelle' | 'testi' | 'fondamento'
> {
  readonly id: string;
  readonly chiestaDa: string;
  readonly chiestaIl: DataCivile;
  readonly stato: 'chiesta' | 'autorizzata' | 'respinta';
  readonly decisaDa: string | null;
  readonly decisaIl: DataCivile | null;
  readonly autorizzazione: string | null;
  readonly motivo: MotivoRespinta | null;
}

export interface StatoCancellazioni {
  /** Those in force. */
  readonly blocchi: readonly { readonly id: string; readonly riferimento: string; readonly dal: DataCivile }[];
  readonly cancellazioni: readonly Cancellazione[];
}

/** The person itself is erased, or its erasure is decided: its record takes nothing more. */
export const cancellata = ({ cancellazioni }: StatoCancellazioni): boolean =>
  cancellazioni.some((c) => c.oggetto === 'persona' && c.stato === 'autorizzata');

const ATTI_CANCELLAZIONE = [
  'poni-blocco-legale',
  'togli-blocco-legale',
  'chiedi-cancellazione',
  'autorizza-cancellazione',
  'respingi-cancellazione',
] as const satisfies readonly ComandoCancellazione['atto'][];

export const eComandoCancellazione = (comando: { readonly atto: string }): comando is ComandoCancellazione =>
  (ATTI_CANCELLAZIONE as readonly string[]).includes(comando.atto);

export const eCancellazione = (evento: EventoDeciso): evento is EventoCancellazione =>
  Object.hasOwn(CATALOGO_CANCELLAZIONE, evento.tipo);

export function decidiCancellazione(
  stato: StatoCancellazioni,
  comando: ComandoCancellazione,
): EventoCancellazione | Rifiuto {
  const { il: avvenutoIl } = comando;
  switch (comando.atto) {
    case 'poni-blocco-legale': {
      const { blocco, riferimento } = comando;
      return { tipo: 'BloccoLegalePosto', avvenutoIl, dati: { blocco, riferimento } };
    }
    case 'togli-blocco-legale':
      return { tipo: 'BloccoLegaleTolto', avvenutoIl, dati: { blocco: comando.blocco } };
    case 'chiedi-cancellazione': {
      const { cancellazione, oggetto, cartelle, testi, fondamento } = comando;
      return (
        seFuoriPosto(oggetto, cartelle, testi) ??
        seAperte(oggetto, cartelle, comando) ?? {
          tipo: 'CancellazioneChiesta',
          avvenutoIl,
          dati: { cancellazione, oggetto, cartelle, testi, fondamento },
        }
      );
    }
    case 'autorizza-cancellazione': {
      const { cancellazione, autorizzazione, conservareFino, cartelleDellaPersona } = comando;
      const chiesta = stato.cancellazioni.find((c) => c.id === cancellazione);
      return (
        (chiesta &&
          (seAperte(chiesta.oggetto, chiesta.cartelle, comando) ??
            rifiutaSe(
              chiesta.oggetto === 'persona' && cartelleDellaPersona.some((c) => !chiesta.cartelle.includes(c)),
              'cartelle-nuove',
              'Dopo la richiesta è stata aperta un’altra cartella di questa persona: la richiesta va respinta e rifatta.',
            ))) ?? {
          tipo: 'CancellazioneAutorizzata',
          avvenutoIl,
          dati: { cancellazione, autorizzazione, conservareFino },
        }
      );
    }
    case 'respingi-cancellazione': {
      const { cancellazione, motivo } = comando;
      return { tipo: 'CancellazioneRespinta', avvenutoIl, dati: { cancellazione, motivo } };
    }
  }
}

const seFuoriPosto = (
  oggetto: OggettoCancellazione,
  cartelle: readonly string[],
  testi: readonly TestoIndicato[],
): Rifiuto | undefined =>
  rifiutaSe(
    (oggetto === 'testo') !== testi.length > 0 ||
      (oggetto === 'cartella' && cartelle.length !== 1) ||
      (oggetto === 'testo' && cartelle.length > 0),
    'oggetto-incompleto',
    'La richiesta non dice con precisione che cosa va cancellato.',
  );

/** A case in progress cannot be left without its history. */
const seAperte = (oggetto: OggettoCancellazione, cartelle: readonly string[], { cartelleAperte }: Fascicolo) =>
  rifiutaSe(
    oggetto !== 'testo' && cartelle.some((c) => cartelleAperte.includes(c)),
    'cartella-aperta',
    'C’è una cartella ancora aperta: prima della cancellazione va chiusa.',
  );

export function ammettiCancellazione(
  stato: StatoCancellazioni,
  { tipo, dati, attore, avvenutoIl }: Storico<EventoCancellazione>,
): Rifiuto | undefined {
  if (tipo === 'BloccoLegalePosto') return seGiaCancellata(stato);
  if (tipo === 'BloccoLegaleTolto') {
    return rifiutaSe(
      !stato.blocchi.some((b) => b.id === dati.blocco),
      'blocco-inesistente',
      'Il blocco legale indicato non c’è, o è già stato tolto.',
    );
  }
  if (tipo === 'CancellazioneChiesta') {
    return (
      seGiaCancellata(stato) ??
      rifiutaSe(
        stato.cancellazioni.some((c) => c.stato === 'chiesta' && stesse(c, dati)),
        'cancellazione-gia-chiesta',
        'La stessa cancellazione è già stata chiesta e attende una decisione.',
      )
    );
  }
  const chiesta = stato.cancellazioni.find((c) => c.id === dati.cancellazione);
  if (chiesta?.stato !== 'chiesta') {
    return rifiuto('cancellazione-non-in-attesa', 'Questa cancellazione non è in attesa di una tua decisione.');
  }
  if (tipo === 'CancellazioneRespinta') return undefined;
  const blocco = stato.blocchi[0];
  return (
    rifiutaSe(
      chiesta.chiestaDa === attore.id,
      'stessa-persona',
      'Chi ha chiesto la cancellazione non può autorizzarla: serve una seconda persona.',
    ) ??
    (blocco &&
      rifiuto('blocco-legale', `La cancellazione è vietata dal blocco legale ${blocco.riferimento}.`, {
        riferimento: blocco.riferimento,
        dal: blocco.dal,
      })) ??
    (dati.conservareFino !== null &&
    avvenutoIl.slice(0, 10) <= dati.conservareFino &&
    !primaDelTermine(chiesta.fondamento)
      ? rifiuto(
          'termine-non-scaduto',
          `Questi dati vanno conservati fino al ${dati.conservareFino.split('-').reverse().join('/')}: prima serve un altro fondamento.`,
          { conservareFino: dati.conservareFino },
        )
      : undefined)
  );
}

const primaDelTermine = (fondamento: FondamentoCancellazione): boolean => fondamento !== 'non-piu-necessari';

/** Of a whole person there is one: a second one, let through because its cases are no longer those, would tell of a new case. */
const stesse = (
  a: Pick<Cancellazione, 'oggetto' | 'cartelle' | 'testi'>,
  b: Pick<CancellazioneChiesta['dati'], 'oggetto' | 'cartelle' | 'testi'>,
): boolean =>
  a.oggetto === b.oggetto &&
  (a.oggetto === 'persona' || JSON.stringify([a.cartelle, a.testi]) === JSON.stringify([b.cartelle, b.testi]));

const GIA_CANCELLATA = rifiuto('persona-cancellata', 'I dati di questa persona sono stati cancellati.');

export const seGiaCancellata = (stato: StatoCancellazioni): Rifiuto | undefined =>
  cancellata(stato) ? GIA_CANCELLATA : undefined;

export function evolviCancellazione<S extends StatoCancellazioni>(
  stato: S,
  { tipo, dati, attore, avvenutoIl }: Storico<EventoCancellazione>,
): S {
  switch (tipo) {
    case 'BloccoLegalePosto':
      return {
        ...stato,
        blocchi: [...stato.blocchi, { id: dati.blocco, riferimento: dati.riferimento, dal: avvenutoIl }],
      };
    case 'BloccoLegaleTolto':
      return { ...stato, blocchi: stato.blocchi.filter((b) => b.id !== dati.blocco) };
    case 'CancellazioneChiesta': {
      const { cancellazione: id, oggetto, cartelle, testi, fondamento } = dati;
      const chiesta: Cancellazione = {
        id,
        oggetto,
        cartelle,
        testi,
        fondamento,
        chiestaDa: attore.id,
        chiestaIl: avvenutoIl,
        stato: 'chiesta',
        decisaDa: null,
        decisaIl: null,
        autorizzazione: null,
        motivo: null,
      };
      return { ...stato, cancellazioni: [...stato.cancellazioni, chiesta] };
    }
    case 'CancellazioneAutorizzata':
    case 'CancellazioneRespinta': {
      const decisa = {
        decisaDa: attore.id,
        decisaIl: avvenutoIl,
        ...(tipo === 'CancellazioneAutorizzata'
          ? { stato: 'autorizzata' as const, autorizzazione: dati.autorizzazione }
          : { stato: 'respinta' as const, motivo: dati.motivo }),
      };
      return {
        ...stato,
        cancellazioni: stato.cancellazioni.map((c) => (c.id === dati.cancellazione ? { ...c, ...decisa } : c)),
      };
    }
  }
}
