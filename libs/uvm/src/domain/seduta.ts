import type { Contesto, DataCivile, Decider, Rifiuto, Storico } from '#storia';
import { dataCivileValida, forma, giornoDi, rifiutaSe, rifiuto } from '#storia';
import type { CasoDiscusso, EventoSeduta, SedutaConvocata } from './eventi.js';
import { FORME } from './forma.js';
import type { CasoInAgenda, StatoSeduta } from './stato.js';
import { professioniPresenti, SEDUTA_INESISTENTE } from './stato.js';

type Comando<A extends string, D = object> = { readonly atto: A; readonly il: DataCivile } & Readonly<D>;

export type ComandoSeduta =
  | Comando<'convoca-seduta', SedutaConvocata['dati']>
  /** `valutazione` is the last multidimensionale of an open case, under way or concluded, told by the case; null if it has none. */
  | Comando<'poni-all-ordine-del-giorno', { cartella: string; valutazione: string | null }>
  | Comando<'togli-dall-ordine-del-giorno', { cartella: string }>
  | Comando<'registra-presenza', { operatore: string }>
  /** `delCaso`: whether the position is of an event of that case, of those that who discusses it may know of. */
  | Comando<'discuti-caso', Omit<CasoDiscusso['dati'], 'presenti'> & { delCaso: boolean }>
  /** `nascosti`: the cases on the agenda that who concludes may not know of: they cannot hold back what nothing explains. */
  | Comando<'concludi-seduta', { nascosti: readonly string[] }>;

const caso = (stato: StatoSeduta, cartella: string): CasoInAgenda | undefined =>
  stato.casi.find((c) => c.cartella === cartella);

const presenteO = (stato: StatoSeduta, operatore: string): boolean => stato.presenti.includes(operatore);

function fattoDi(stato: StatoSeduta, comando: ComandoSeduta, { attore, oggi }: Contesto): EventoSeduta | Rifiuto {
  const { il: avvenutoIl } = comando;
  switch (comando.atto) {
    case 'convoca-seduta': {
      const { atto: _a, il: _i, ...dati } = comando;
      return (
        rifiutaSe(dati.giorno < oggi, 'giorno-passato', 'La seduta si convoca per oggi o per un giorno a venire.', {
          campo: 'giorno',
        }) ?? { tipo: 'SedutaConvocata', avvenutoIl, dati }
      );
    }
    case 'poni-all-ordine-del-giorno': {
      const { cartella, valutazione } = comando;
      if (valutazione === null) {
        return rifiuto(
          'non-in-valutazione',
          'All’ordine del giorno si pongono solo i casi aperti con una valutazione multidimensionale.',
        );
      }
      return { tipo: 'CasoPostoAllOrdineDelGiorno', avvenutoIl, dati: { cartella, valutazione } };
    }
    case 'togli-dall-ordine-del-giorno':
      return { tipo: 'CasoToltoDallOrdineDelGiorno', avvenutoIl, dati: { cartella: comando.cartella } };
    case 'registra-presenza':
      return (
        rifiutaSe(
          attore.ruolo !== 'coordinatore' && attore.id !== comando.operatore,
          'presenza-di-altri',
          'Chi è convocato registra la propria presenza; quella degli altri la registra il coordinatore.',
        ) ?? { tipo: 'PresenzaRegistrata', avvenutoIl, dati: { operatore: comando.operatore } }
      );
    case 'discuti-caso': {
      const { cartella, posizione, decisione, dissenso, delCaso } = comando;
      const dati = { cartella, posizione, presenti: stato.presenti, decisione, ...(dissenso && { dissenso }) };
      return (
        rifiutaSe(
          !presenteO(stato, attore.id),
          'non-presente',
          'Discute un caso solo chi è presente alla seduta: prima si registra la presenza.',
        ) ??
        rifiutaSe(!delCaso, 'posizione-di-altro', 'La posizione indicata non è di un fatto di questo caso.', {
          campo: 'posizione',
        }) ?? { tipo: 'CasoDiscusso', avvenutoIl, dati }
      );
    }
    case 'concludi-seduta': {
      const restano = stato.casi.filter((c) => c.discusso === null && !comando.nascosti.includes(c.cartella)).length;
      return (
        seNonCominciata(stato, avvenutoIl) ??
        rifiutaSe(
          restano > 0,
          'casi-da-discutere',
          `${restano === 1 ? 'All’ordine del giorno resta un caso non discusso' : `All’ordine del giorno restano ${restano} casi non discussi`}: prima di concludere si registra la discussione, o si toglie dall’ordine del giorno ciò che si rinvia a un’altra seduta.`,
          { restano },
        ) ?? { tipo: 'SedutaConclusa', avvenutoIl, dati: {} }
      );
    }
  }
}

const seNonCominciata = (stato: StatoSeduta, il: DataCivile): Rifiuto | undefined =>
  rifiutaSe(
    giornoDi(il) < stato.giorno,
    'seduta-non-cominciata',
    'La seduta non si è ancora tenuta: presenze, discussioni e conclusione si registrano dal suo giorno.',
  );

const NON_IN_AGENDA = rifiuto('non-all-ordine-del-giorno', 'Il caso non è all’ordine del giorno di questa seduta.');

function ammettiFatto(stato: StatoSeduta, fatto: Storico<EventoSeduta>): Rifiuto | undefined {
  const primaDelGiorno = seNonCominciata(stato, fatto.avvenutoIl);
  switch (fatto.tipo) {
    case 'SedutaConvocata': {
      const { componenti, dalle, alle, giorno } = fatto.dati;
      return (
        rifiutaSe(stato.condizione !== 'inesistente', 'seduta-gia-convocata', 'La seduta è già convocata.') ??
        rifiutaSe(
          giorno < giornoDi(fatto.avvenutoIl),
          'giorno-passato',
          'La seduta si convoca per oggi o per un giorno a venire.',
        ) ??
        rifiutaSe(dalle >= alle, 'orario-non-valido', 'La seduta finisce prima di cominciare.', { campo: 'alle' }) ??
        rifiutaSe(
          new Set(componenti.map((c) => c.operatore)).size < componenti.length,
          'componente-ripetuto',
          'Lo stesso operatore è convocato due volte.',
          { campo: 'componenti' },
        ) ??
        rifiutaSe(
          new Set(componenti.flatMap((c) => c.professione ?? [])).size < 2,
          'una-sola-professione',
          'Si convocano almeno due professioni diverse: con una sola nessun caso potrebbe essere discusso.',
          { campo: 'componenti' },
        )
      );
    }
    case 'CasoPostoAllOrdineDelGiorno':
      return rifiutaSe(
        caso(stato, fatto.dati.cartella) !== undefined,
        'gia-all-ordine-del-giorno',
        'Il caso è già all’ordine del giorno di questa seduta.',
      );
    case 'CasoToltoDallOrdineDelGiorno': {
      const inAgenda = caso(stato, fatto.dati.cartella);
      if (!inAgenda) return NON_IN_AGENDA;
      return rifiutaSe(
        inAgenda.discusso !== null,
        'caso-gia-discusso',
        'Il caso è già stato discusso: resta all’ordine del giorno di questa seduta.',
      );
    }
    case 'PresenzaRegistrata': {
      const { operatore } = fatto.dati;
      return (
        primaDelGiorno ??
        rifiutaSe(
          !stato.componenti.some((c) => c.operatore === operatore),
          'non-convocato',
          'È presente alla seduta solo chi vi è convocato.',
        ) ??
        rifiutaSe(presenteO(stato, operatore), 'gia-presente', 'La presenza è già registrata.')
      );
    }
    case 'CasoDiscusso': {
      const inAgenda = caso(stato, fatto.dati.cartella);
      if (!inAgenda) return NON_IN_AGENDA;
      return (
        primaDelGiorno ??
        rifiutaSe(inAgenda.discusso !== null, 'caso-gia-discusso', 'Il caso è già stato discusso in questa seduta.') ??
        rifiutaSe(
          professioniPresenti(stato).size < 2,
          'una-sola-professione',
          'Un caso si discute con almeno due professioni diverse presenti.',
          { presenti: [...professioniPresenti(stato)] },
        )
      );
    }
    case 'SedutaConclusa':
      return primaDelGiorno;
  }
}

/** The rules of a seduta. What a valutazione needs to be concluded (rule 2) is of the case, and stays there. */
export const seduta: Decider<StatoSeduta, ComandoSeduta, EventoSeduta> = {
  iniziale: SEDUTA_INESISTENTE,

  decidi(stato, comando, contesto) {
    if (stato.condizione === 'conclusa') {
      return rifiuto('seduta-conclusa', 'La seduta è conclusa: non vi si registra più nulla.');
    }
    if (!dataCivileValida(comando.il)) {
      return rifiuto('data-non-valida', 'La data indicata non esiste nel calendario.');
    }
    const fatto = fattoDi(stato, comando, contesto);
    return 'codice' in fatto ? fatto : (forma.seMalformato(FORME, fatto) ?? [fatto]);
  },

  ammetti(stato, fatto) {
    return (
      rifiutaSe(
        fatto.tipo !== 'SedutaConvocata' && stato.condizione === 'inesistente',
        'prima-della-convocazione',
        'Il fatto è datato prima della convocazione della seduta.',
      ) ??
      rifiutaSe(
        stato.condizione === 'conclusa',
        'seduta-conclusa',
        'La seduta è conclusa: non vi si registra più nulla.',
      ) ??
      ammettiFatto(stato, fatto)
    );
  },

  evolvi(stato, fatto) {
    switch (fatto.tipo) {
      case 'SedutaConvocata':
        return {
          ...stato,
          ...fatto.dati,
          condizione: stato.condizione === 'conclusa' ? 'conclusa' : 'convocata',
          convocataDa: fatto.attore.id,
        };
      case 'CasoPostoAllOrdineDelGiorno':
        return { ...stato, casi: [...stato.casi, { ...fatto.dati, discusso: null }] };
      case 'CasoToltoDallOrdineDelGiorno':
        return { ...stato, casi: stato.casi.filter((c) => c.cartella !== fatto.dati.cartella) };
      case 'PresenzaRegistrata':
        return { ...stato, presenti: [...stato.presenti, fatto.dati.operatore] };
      case 'CasoDiscusso': {
        const { cartella, ...discusso } = fatto.dati;
        return {
          ...stato,
          casi: stato.casi.map((c) =>
            c.cartella === cartella ? { ...c, discusso: { evento: fatto.id, ...discusso } } : c,
          ),
        };
      }
      case 'SedutaConclusa':
        return { ...stato, condizione: 'conclusa', conclusaIl: fatto.avvenutoIl };
      default:
        // A type of a later version leaves the seduta as it was.
        return stato;
    }
  },
};
