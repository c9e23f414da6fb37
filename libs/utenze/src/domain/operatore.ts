import type { Contesto, DataCivile, Decider, Rifiuto } from '#storia';
import { ETICHETTE } from '#nomenclatore';
import { forma, piuGiorni, rifiutaSe, rifiuto } from '#storia';
import type { EventoOperatore, Incarico } from './eventi.js';
import { FORME } from './forma.js';
import type { Periodo, StatoOperatore } from './stato.js';
import { comprende, OPERATORE_IGNOTO, operatoreIl, prima, siSovrappongono, svolte, trattiDi } from './stato.js';
import {
  COORDINATORE,
  ENTE_DEL_TERZO_SETTORE,
  ENTE_SENZA_CODICE,
  REVISORE,
  RUOLI_DEL_TERZO_SETTORE,
  RUOLI_DI_TERRITORIO,
  type TIPI_ENTE,
  UFFICIO_DI_PIANO,
} from './vocabolario.js';

type Comando<A extends string, D extends object> = { readonly atto: A } & Readonly<D>;
/** The other operators of the Ambito: whether somebody is left who may enrol, and what an ente is, is not for one record to say. */
type ConGliAltri = { readonly altri: readonly StatoOperatore[] };
type ConMandato = { readonly oggettoMandato?: string };

export type ComandoOperatore =
  | Comando<
      'iscrivi',
      Incarico &
        ConMandato &
        ConGliAltri & { operatore: string; soggetto: string; nome: string; dal: DataCivile; al: DataCivile | null }
    >
  | Comando<'sospendi', { dal: DataCivile; al: DataCivile | null; motivo: string } & ConGliAltri>
  | Comando<'riammetti', { dal: DataCivile }>
  | Comando<'trasferisci', Incarico & ConMandato & { dal: DataCivile } & ConGliAltri>
  | Comando<'cessa', { al: DataCivile; motivo: string } & ConGliAltri>;

export type AttoOperatore = ComandoOperatore['atto'];

const incaricoDi = ({ ruolo, ente, tipoEnte, professione, comuni, squadra, mandato }: Incarico): Incarico => ({
  ruolo,
  ente,
  tipoEnte,
  professione,
  comuni: [...new Set(comuni)].sort(),
  squadra,
  mandato,
});

function fattoDi(stato: StatoOperatore, comando: ComandoOperatore, oggi: DataCivile): EventoOperatore {
  const operatore = stato.operatore as string;
  switch (comando.atto) {
    case 'iscrivi': {
      const { soggetto, nome, dal, al, oggettoMandato } = comando;
      return {
        tipo: 'OperatoreIscritto',
        avvenutoIl: oggi,
        dati: {
          ...incaricoDi(comando),
          operatore: comando.operatore,
          soggetto,
          nome,
          dal,
          al,
          ...(oggettoMandato !== undefined && { oggettoMandato }),
        },
      };
    }
    case 'sospendi': {
      const { dal, al, motivo } = comando;
      return { tipo: 'OperatoreSospeso', avvenutoIl: oggi, dati: { operatore, dal, al, motivo } };
    }
    case 'riammetti':
      return { tipo: 'OperatoreRiammesso', avvenutoIl: oggi, dati: { operatore, dal: comando.dal } };
    case 'trasferisci': {
      const { dal, oggettoMandato } = comando;
      return {
        tipo: 'OperatoreTrasferito',
        avvenutoIl: oggi,
        dati: { ...incaricoDi(comando), operatore, dal, ...(oggettoMandato !== undefined && { oggettoMandato }) },
      };
    }
    case 'cessa':
      return {
        tipo: 'OperatoreCessato',
        avvenutoIl: oggi,
        dati: { operatore, al: comando.al, motivo: comando.motivo },
      };
  }
}

const seRovesciato = (dal: DataCivile, al: DataCivile | null): Rifiuto | undefined =>
  rifiutaSe(al !== null && al < dal, 'periodo-rovesciato', 'Il periodo finisce prima di cominciare.');

function seIncaricoErrato({ ruolo, ente, tipoEnte, comuni, mandato }: Incarico): Rifiuto | undefined {
  return (
    rifiutaSe(
      ente === ENTE_SENZA_CODICE,
      'ente-senza-codice',
      'Nessuno lavora per «altro», che sta per gli enti fuori elenco: va indicato il codice del suo ente.',
      { campo: 'ente' },
    ) ??
    rifiutaSe(
      tipoEnte === ENTE_DEL_TERZO_SETTORE && !RUOLI_DEL_TERZO_SETTORE.includes(ruolo),
      'ruolo-non-dell-ente',
      'Per un ente del Terzo settore si registra ciò che eroga, o si siede in équipe: chi conduce i casi o li vede tutti lavora per un ente pubblico.',
      { campo: 'ruolo' },
    ) ??
    rifiutaSe(
      RUOLI_DI_TERRITORIO.includes(ruolo) && comuni.length === 0,
      'comuni-mancanti',
      'Questo ruolo lavora per Comune: va indicato almeno un Comune.',
      { campo: 'comuni' },
    ) ??
    rifiutaSe(
      ruolo === REVISORE && mandato === null,
      'mandato-mancante',
      'Un revisore ha un mandato: vanno indicati l’oggetto e il periodo.',
      { campo: 'mandato' },
    ) ??
    rifiutaSe(ruolo !== REVISORE && mandato !== null, 'mandato-di-troppo', 'Il mandato riguarda solo i revisori.', {
      campo: 'mandato',
    }) ??
    (mandato
      ? (seRovesciato(mandato.dal, mandato.al) ??
        rifiutaSe(
          mandato.comuni?.length === 0,
          'mandato-senza-comuni',
          'Il mandato va su alcuni Comuni, oppure su tutto l’Ambito.',
          { campo: 'mandato' },
        ))
      : undefined)
  );
}

/** An ente is of one type: who works there in the same days says which. */
function seEnteDiAltroTipo(
  { ente, tipoEnte }: Incarico,
  periodo: Periodo,
  altri: readonly StatoOperatore[],
): Rifiuto | undefined {
  const noto = altri
    .flatMap(trattiDi)
    .find((t) => t.incarico.ente === ente && t.incarico.tipoEnte !== tipoEnte && siSovrappongono(t, periodo));
  const tipo = noto?.incarico.tipoEnte as (typeof TIPI_ENTE)[number] | undefined;
  return rifiutaSe(
    tipo !== undefined,
    'ente-di-altro-tipo',
    `Per chi già vi lavora, «${ente}» è di tipo «${ETICHETTE.tipiEnte[tipo ?? 'altro']}»: lo stesso ente non può essere di due tipi.`,
    { campo: 'ente', tipo },
  );
}

function seFinisceCioCheNonEraCominciato(
  stato: StatoOperatore,
  dal: DataCivile,
  oggi: DataCivile,
): Rifiuto | undefined {
  const incarico = operatoreIl(stato, oggi).incarico?.dal;
  return rifiutaSe(
    incarico !== undefined && dal < incarico,
    'prima-dell-incarico',
    'L’incarico di adesso comincia dopo quel giorno: si cambia da quando è cominciato in poi.',
    { campo: 'dal', incarico },
  );
}

/** What somebody must always be there for. */
const presidiDi = (stato: StatoOperatore, giorno: DataCivile): readonly string[] => {
  const { condizione, incarico } = operatoreIl(stato, giorno);
  if (condizione !== 'attivo' || !incarico) return [];
  if (incarico.ruolo === UFFICIO_DI_PIANO) return [UFFICIO_DI_PIANO];
  return incarico.ruolo === COORDINATORE ? incarico.comuni : [];
};

/**
 * An Ufficio di Piano that answers to nobody could let nobody in any more; in a Comune without a coordinatore nobody could hand
 * over the cases of who leaves.
 */
function seScopre(
  prima: StatoOperatore,
  dopo: StatoOperatore,
  altri: readonly StatoOperatore[],
  oggi: DataCivile,
): Rifiuto | undefined {
  for (const dal of [oggi, ...svolte([prima, dopo, ...altri]).filter((g) => g > oggi)]) {
    const restano = new Set([dopo, ...altri].flatMap((stato) => presidiDi(stato, dal)));
    const scoperti = presidiDi(prima, dal).filter((presidio) => !restano.has(presidio));
    if (scoperti.includes(UFFICIO_DI_PIANO))
      return rifiuto(
        'ultimo-ufficio-di-piano',
        'È l’unico operatore attivo dell’Ufficio di Piano: prima va iscritto qualcun altro, o nessuno potrebbe più far entrare nessuno.',
        { dal },
      );
    if (scoperti.length > 0)
      return rifiuto(
        'ultimo-coordinatore',
        'È l’unica persona attiva che coordina alcuni Comuni: prima va iscritto chi la sostituisce, o nessuno potrebbe più consegnare i casi di chi se ne va.',
        { dal, comuni: scoperti },
      );
  }
  return undefined;
}

const seMaiIscritto = (stato: StatoOperatore): Rifiuto | undefined =>
  rifiutaSe(stato.operatore === null, 'non-trovato', 'L’operatore non è iscritto.');

const seFuoriDallIscrizione = (stato: StatoOperatore, giorno: DataCivile): Rifiuto | undefined =>
  rifiutaSe(
    !stato.iscrizioni.some((i) => comprende(i, giorno)),
    'fuori-dall-iscrizione',
    'In quella data l’operatore non è iscritto.',
  );

const stessoIncarico = (a: Incarico, b: Incarico): boolean =>
  JSON.stringify(incaricoDi(a)) === JSON.stringify(incaricoDi(b));

/** The rules of one operator's record. Corrections are other facts of it: nothing here is rectified. */
export const operatore: Decider<StatoOperatore, ComandoOperatore, EventoOperatore> = {
  iniziale: OPERATORE_IGNOTO,

  decidi(stato, comando, { attore, oggi }: Contesto) {
    if (comando.atto !== 'iscrivi' && stato.operatore === null) return seMaiIscritto(stato)!;
    if (attore.id === (stato.operatore ?? (comando as { operatore?: string }).operatore)) {
      return rifiuto('propria-utenza', 'La propria utenza la cambia un’altra persona dell’Ufficio di Piano.');
    }
    const fatto = fattoDi(stato, comando, oggi);
    const male = forma.seMalformato(FORME, fatto);
    if (male) return male;
    if (comando.atto === 'riammetti' && comando.dal < oggi) {
      return rifiuto('riammissione-nel-passato', 'Si riammette da oggi in avanti.');
    }
    if (
      comando.atto === 'trasferisci' &&
      stato.incarichi.some(
        (i, n) => comprende({ dal: i.dal, al: fineDi(stato, n) }, comando.dal) && stessoIncarico(i, comando),
      )
    ) {
      return rifiuto('nulla-da-cambiare', 'In quella data è già così: non c’è nulla da cambiare.');
    }
    if ('altri' in comando) {
      const dopo = operatore.evolvi(stato, { ...fatto, id: '' } as never);
      const no =
        operatore.ammetti(stato, fatto as never) ??
        (comando.atto === 'trasferisci' ? seFinisceCioCheNonEraCominciato(stato, comando.dal, oggi) : undefined) ??
        ('ente' in comando ? seEnteDiAltroTipo(comando, { al: null, ...comando }, comando.altri) : undefined) ??
        seScopre(stato, dopo, comando.altri, oggi);
      if (no) return no;
    }
    return [fatto];
  },

  ammetti(stato, fatto) {
    const { dati } = fatto;
    if (fatto.tipo !== 'OperatoreIscritto' && stato.operatore !== dati.operatore) {
      return rifiuto('altro-operatore', 'Questa storia è di un altro operatore.');
    }
    switch (fatto.tipo) {
      case 'OperatoreIscritto':
        return (
          rifiutaSe(
            stato.operatore !== null && stato.operatore !== fatto.dati.operatore,
            'altro-operatore',
            'Questa storia è di un altro operatore.',
          ) ??
          seRovesciato(fatto.dati.dal, fatto.dati.al) ??
          seIncaricoErrato(fatto.dati) ??
          rifiutaSe(
            stato.iscrizioni.some((i) => siSovrappongono(i, fatto.dati)),
            'iscrizione-sovrapposta',
            'In quel periodo l’operatore risulta già iscritto.',
          ) ??
          rifiutaSe(
            stato.iscrizioni.some((i) => i.dal > fatto.dati.dal),
            'iscrizione-prima-di-un-altra',
            'L’operatore è già stato iscritto per un periodo successivo.',
          )
        );
      case 'OperatoreSospeso':
        return (
          seRovesciato(fatto.dati.dal, fatto.dati.al) ??
          seFuoriDallIscrizione(stato, fatto.dati.dal) ??
          rifiutaSe(
            stato.sospensioni.some((s) => siSovrappongono(s, fatto.dati)),
            'sospensione-sovrapposta',
            'In quel periodo l’operatore è già sospeso.',
          )
        );
      case 'OperatoreRiammesso':
        return (
          seFuoriDallIscrizione(stato, fatto.dati.dal) ??
          rifiutaSe(
            sospensioneDa(stato, fatto.dati.dal) === undefined,
            'non-sospeso',
            'In quella data l’operatore non è sospeso, e non lo sarà in seguito.',
          )
        );
      case 'OperatoreTrasferito':
        return seIncaricoErrato(fatto.dati) ?? seFuoriDallIscrizione(stato, fatto.dati.dal);
      case 'OperatoreCessato': {
        const ultima = stato.iscrizioni.at(-1);
        return (
          rifiutaSe(
            ultima === undefined || fatto.dati.al < ultima.dal,
            'prima-dell-iscrizione',
            'L’operatore non era ancora iscritto a quella data.',
          ) ??
          rifiutaSe(
            ultima?.al != null && ultima.al <= fatto.dati.al,
            'gia-cessato',
            'L’operatore cessa già in una data non successiva a quella.',
          )
        );
      }
    }
  },

  evolvi(stato, fatto) {
    const evento = fatto.id;
    switch (fatto.tipo) {
      case 'OperatoreIscritto': {
        const { operatore: id, soggetto, nome, dal, al } = fatto.dati;
        return {
          ...stato,
          operatore: id,
          ...(soggetto !== undefined && { soggetto }),
          ...(nome !== undefined && { nome }),
          iscrizioni: [...stato.iscrizioni, { dal, al, evento }].sort((a, b) => a.dal.localeCompare(b.dal)),
          incarichi: conIncarico(stato, fatto.dati, evento),
        };
      }
      case 'OperatoreSospeso': {
        const { dal, motivo } = fatto.dati;
        // No longer than the enrolment: who comes back one day does not come back suspended.
        const al = prima(fatto.dati.al, stato.iscrizioni.find((i) => comprende(i, dal))?.al ?? null);
        const nuova = { dal, al, evento, ...(motivo !== undefined && { motivo }) };
        return {
          ...stato,
          sospensioni: [...stato.sospensioni, nuova].sort((a, b) => a.dal.localeCompare(b.dal)),
        };
      }
      case 'OperatoreRiammesso': {
        const { dal } = fatto.dati;
        const interrotta = sospensioneDa(stato, dal);
        return {
          ...stato,
          sospensioni: stato.sospensioni.flatMap((s) =>
            s !== interrotta ? [s] : s.dal >= dal ? [] : [{ ...s, al: piuGiorni(dal, -1) }],
          ),
        };
      }
      case 'OperatoreTrasferito':
        return { ...stato, incarichi: conIncarico(stato, fatto.dati, evento) };
      case 'OperatoreCessato': {
        const { al, motivo } = fatto.dati;
        return {
          ...stato,
          iscrizioni: stato.iscrizioni.map((i, n) =>
            n === stato.iscrizioni.length - 1 ? { ...i, al, ...(motivo !== undefined && { motivo }) } : i,
          ),
          incarichi: stato.incarichi.filter(({ dal }) => dal <= al),
          sospensioni: stato.sospensioni.filter(({ dal }) => dal <= al).map((s) => ({ ...s, al: prima(s.al, al) })),
        };
      }
      default:
        // A type of a later version leaves the operator as it was.
        return stato;
    }
  },
};

/** The suspension that a return on that day ends, or takes away before it begins. */
const sospensioneDa = ({ sospensioni }: StatoOperatore, dal: DataCivile) =>
  sospensioni.find(({ al }) => al === null || al >= dal);

function conIncarico(
  { incarichi }: StatoOperatore,
  dati: Incarico & { readonly dal: DataCivile; readonly oggettoMandato?: string },
  evento: string,
): StatoOperatore['incarichi'] {
  const { dal, oggettoMandato } = dati;
  const nuovo = { ...incaricoDi(dati), dal, evento, ...(oggettoMandato !== undefined && { oggettoMandato }) };
  return [...incarichi.filter((i) => i.dal !== dal), nuovo].sort((a, b) => a.dal.localeCompare(b.dal));
}

const fineDi = ({ incarichi }: StatoOperatore, n: number): DataCivile | null => {
  const prossimo = incarichi[n + 1]?.dal;
  return prossimo ? piuGiorni(prossimo, -1) : null;
};

/** An id is of one human for ever, and a subject of the issuer of one operator. It takes a state that was opened. */
export const prenotazioniDi = ({ operatore: id, soggetto }: StatoOperatore): { spazio: string; valore: string }[] => [
  ...(id === null ? [] : [{ spazio: 'operatore', valore: id }]),
  ...(soggetto === undefined ? [] : [{ spazio: 'soggetto', valore: soggetto }]),
];
