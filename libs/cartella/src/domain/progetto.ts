import type { Rifiuto } from '#storia';
import { rifiutaSe, rifiuto } from '#storia';
import { percorsoAl } from './apertura.js';
import { aperta, cicloCorrente, delCiclo, seNonAperta } from './ciclo.js';
import type { ContenutoProgetto } from './eventi.js';
import type { Ammissioni, Decisioni, Evoluzioni, Fatto, Possibilita } from './sezione.js';
import { contenutoDi, scritto } from './sezione.js';
import type { Progetto, StatoCartella, StatoVersione, VersioneDiProgetto } from './stato.js';
import { valutazioniConcluse } from './valutazione.js';
import type { Dominio } from './vocabolario.js';

type Atti =
  | 'redigi-progetto'
  | 'rimodula-progetto'
  | 'richiedi-approvazione'
  | 'ritira-richiesta'
  | 'apri-richiesta'
  | 'approva-progetto'
  | 'respingi-progetto'
  | 'sottoscrivi-progetto';
type TipiDiDecisione = 'ProgettoApprovato' | 'ProgettoRespinto';
type Tipi =
  | 'ProgettoRedatto'
  | 'ProgettoRimodulato'
  | 'ApprovazioneRichiesta'
  | 'RichiestaRitirata'
  | 'RichiestaAperta'
  | TipiDiDecisione
  | 'ProgettoSottoscritto';

const IN_ATTESA: readonly StatoVersione[] = ['in-approvazione', 'in-esame'];

export const ultimaVersione = (progetto: Progetto | undefined): VersioneDiProgetto | undefined =>
  progetto?.versioni.at(-1);

/** The version in force: the last one signed. */
export const versioneInVigore = (progetto: Progetto | undefined): VersioneDiProgetto | undefined =>
  progetto?.versioni.findLast(({ stato }) => stato === 'sottoscritta');

export const progettoDelCiclo = (stato: StatoCartella, id: string | null): Progetto | undefined =>
  delCiclo(stato, stato.progetti).find((p) => p.id === id);

/** The last version of each progetto of the ciclo: the only one that can still be sent, decided or signed. */
export const ultimeVersioni = (stato: StatoCartella): VersioneDiProgetto[] =>
  delCiclo(stato, stato.progetti).flatMap((p) => ultimaVersione(p) ?? []);

export const haUrgenza = (stato: StatoCartella): boolean =>
  delCiclo(stato, stato.interventi).some((i) => i.urgente && i.stato !== 'cessato');

/** Rule 4: the critical dimensions of the cited valutazione that no goal answers. */
export function dimensioniScoperte(
  stato: StatoCartella,
  versione: Pick<VersioneDiProgetto, 'valutazione' | 'obiettivi'>,
): Dominio[] {
  const valutazione = stato.valutazioni.find(({ id }) => id === versione.valutazione);
  const coperte = new Set(versione.obiettivi.map(({ dimensione }) => dimensione));
  return [...new Set(valutazione?.dimensioniCritiche ?? [])].filter((d) => !coperte.has(d));
}

/** Rule 5: who wrote a version, rettifiche included. */
export const autoreDi = (versione: VersioneDiProgetto | undefined, operatore: string): boolean =>
  versione !== undefined && (versione.redattaDa === operatore || versione.rettificataDa.includes(operatore));

type ComandoDiContenuto = Omit<ContenutoProgetto, 'versione' | 'percorso'>;

function contenuto(stato: StatoCartella, comando: ComandoDiContenuto, il: string): ContenutoProgetto | Rifiuto {
  const percorso = stato.valutazioni.find(({ id }) => id === comando.valutazione)?.percorso ?? percorsoAl(stato, il);
  if (percorso === null) return senzaPresaInCarico();
  if (comando.valutazione === null && !scritto(comando.motivoSenzaValutazione)) {
    return rifiuto(
      'progetto-senza-valutazione',
      'Un progetto si redige su una valutazione conclusa; se l’intervento è urgente va scritto perché manca.',
    );
  }
  const versioni = stato.progetti.find(({ id }) => id === comando.progetto)?.versioni ?? [];
  return { ...comando, versione: versioni.length + 1, percorso };
}

const senzaPresaInCarico = (): Rifiuto =>
  rifiuto('presa-in-carico-mancante', 'Prima del progetto serve la presa in carico, che ne stabilisce il percorso.');

/** The command names the progetto; the version meant is the last one. */
function versioneDi(stato: StatoCartella, progetto: string): { progetto: string; versione: number } {
  const ultima = ultimaVersione(stato.progetti.find(({ id }) => id === progetto));
  return { progetto, versione: ultima?.versione ?? 0 };
}

export const decidiProgetto: Decisioni<Atti> = {
  'redigi-progetto': (stato, comando) => {
    const dati = contenuto(stato, contenutoDi(comando), comando.il);
    return 'codice' in dati ? dati : { tipo: 'ProgettoRedatto', avvenutoIl: comando.il, dati };
  },
  'rimodula-progetto': (stato, comando) => {
    const dati = contenuto(stato, contenutoDi(comando), comando.il);
    if ('codice' in dati) return dati;
    return { tipo: 'ProgettoRimodulato', avvenutoIl: comando.il, dati: { ...dati, motivo: comando.motivo } };
  },
  'richiedi-approvazione': (stato, { il, progetto }) => ({
    tipo: 'ApprovazioneRichiesta',
    avvenutoIl: il,
    dati: versioneDi(stato, progetto),
  }),
  'ritira-richiesta': (stato, { il, progetto, motivo }) => ({
    tipo: 'RichiestaRitirata',
    avvenutoIl: il,
    dati: { ...versioneDi(stato, progetto), motivo },
  }),
  'apri-richiesta': (stato, { il, progetto }) => ({
    tipo: 'RichiestaAperta',
    avvenutoIl: il,
    dati: versioneDi(stato, progetto),
  }),
  'approva-progetto': (stato, { il, progetto, motivo, motivoSenzaObiettivo }) => {
    const versione = ultimaVersione(stato.progetti.find(({ id }) => id === progetto));
    const scoperte = versione ? dimensioniScoperte(stato, versione) : [];
    return (
      rifiutaSe(
        scoperte.length > 0 && !scritto(motivoSenzaObiettivo),
        'dimensioni-senza-obiettivo',
        'Una dimensione critica della valutazione non ha un obiettivo: va aggiunto, oppure va scritto perché manca.',
        { dimensioni: scoperte },
      ) ?? {
        tipo: 'ProgettoApprovato',
        avvenutoIl: il,
        dati: {
          ...versioneDi(stato, progetto),
          motivo,
          ...(scritto(motivoSenzaObiettivo) && { motivoSenzaObiettivo }),
          dimensioniScoperte: scoperte,
        },
      }
    );
  },
  'respingi-progetto': (stato, { il, progetto, motivo }) => ({
    tipo: 'ProgettoRespinto',
    avvenutoIl: il,
    dati: { ...versioneDi(stato, progetto), motivo },
  }),
  'sottoscrivi-progetto': (stato, { il, progetto, firmatari, nominativi, anzianoAllaData }) => ({
    tipo: 'ProgettoSottoscritto',
    avvenutoIl: il,
    dati: { ...versioneDi(stato, progetto), firmatari, nominativi, anzianoAllaData },
  }),
};

const ripetuti = (cose: readonly { readonly id: string }[]): boolean =>
  new Set(cose.map(({ id }) => id)).size < cose.length;

/** Rule 3, and what holds for every new version. */
const seNonFondato = (stato: StatoCartella, dati: ContenutoProgetto): Rifiuto | undefined =>
  seNonAperta(stato) ??
  (stato.preseInCarico.length === 0 ? senzaPresaInCarico() : undefined) ??
  rifiutaSe(
    dati.valutazione !== null && !valutazioniConcluse(stato).some(({ id }) => id === dati.valutazione),
    'valutazione-non-conclusa',
    'Il progetto deve citare una valutazione conclusa di questo ciclo della cartella.',
  ) ??
  rifiutaSe(
    dati.valutazione === null && !haUrgenza(stato),
    'progetto-senza-valutazione',
    'Senza una valutazione conclusa il progetto è possibile solo se c’è un intervento urgente autorizzato.',
  ) ??
  rifiutaSe(
    ripetuti(dati.obiettivi) || ripetuti(dati.interventi),
    'elemento-ripetuto',
    'Nel progetto un obiettivo o un intervento compare due volte.',
  ) ??
  rifiutaSe(
    dati.versione !== (ultimaVersione(stato.progetti.find(({ id }) => id === dati.progetto))?.versione ?? 0) + 1,
    'versione-non-successiva',
    'A quella data questa non era la versione successiva del progetto.',
  ) ??
  rifiutaSe(
    IN_ATTESA.includes(ultimaVersione(progettoDelCiclo(stato, dati.progetto))?.stato ?? 'bozza'),
    'richiesta-in-attesa',
    'La versione precedente attende una decisione: prima va ritirata la richiesta, o decisa.',
  );

function seNonUltima(
  stato: StatoCartella,
  dati: { readonly progetto: string; readonly versione: number },
  stati: readonly StatoVersione[],
  codice: string,
  messaggio: string,
): Rifiuto | undefined {
  const ultima = ultimaVersione(progettoDelCiclo(stato, dati.progetto));
  return (
    seNonAperta(stato) ??
    rifiutaSe(
      ultima === undefined,
      'progetto-inesistente',
      'A quella data il progetto indicato non esisteva in questo ciclo della cartella.',
    ) ??
    rifiutaSe(
      ultima?.versione !== dati.versione,
      'versione-superata',
      'A quella data il progetto aveva un’altra versione: vale solo l’ultima.',
    ) ??
    rifiutaSe(ultima !== undefined && !stati.includes(ultima.stato), codice, messaggio)
  );
}

const seHaRedatto = (stato: StatoCartella, { dati, attore }: Fatto<TipiDiDecisione | 'RichiestaAperta'>) =>
  rifiutaSe(
    autoreDi(ultimaVersione(progettoDelCiclo(stato, dati.progetto)), attore.id),
    'chi-ha-redatto-non-decide',
    'Chi ha scritto il progetto non può esaminarlo né deciderlo: tocca a un’altra persona.',
  );

const seNonDecidibile = (stato: StatoCartella, fatto: Fatto<TipiDiDecisione>): Rifiuto | undefined =>
  seNonUltima(
    stato,
    fatto.dati,
    IN_ATTESA,
    'approvazione-non-richiesta',
    'Per questa versione del progetto non c’è una richiesta di approvazione in attesa.',
  ) ?? seHaRedatto(stato, fatto);

export const ammettiProgetto: Ammissioni<Tipi> = {
  ProgettoRedatto: (stato, { dati }) =>
    seNonFondato(stato, dati) ??
    rifiutaSe(
      stato.progetti.some(({ id }) => id === dati.progetto) && !progettoDelCiclo(stato, dati.progetto),
      'progetto-di-altro-ciclo',
      'Il progetto indicato appartiene a un ciclo precedente della cartella: se ne redige uno nuovo.',
    ) ??
    rifiutaSe(
      versioneInVigore(progettoDelCiclo(stato, dati.progetto)) !== undefined,
      'progetto-gia-sottoscritto',
      'Il progetto è già sottoscritto: per cambiarlo si rimodula.',
    ),
  ProgettoRimodulato: (stato, { dati }) =>
    seNonFondato(stato, dati) ??
    rifiutaSe(
      versioneInVigore(progettoDelCiclo(stato, dati.progetto)) === undefined,
      'progetto-non-sottoscritto',
      'Si rimodula solo un progetto già sottoscritto in questo ciclo della cartella.',
    ),
  ApprovazioneRichiesta: (stato, { dati }) =>
    seNonUltima(
      stato,
      dati,
      ['bozza'],
      'versione-non-in-bozza',
      'L’approvazione si richiede per una bozza: questa versione è già stata inviata o decisa.',
    ),
  RichiestaRitirata: (stato, { dati }) =>
    rifiutaSe(
      ultimaVersione(progettoDelCiclo(stato, dati.progetto))?.stato === 'in-esame',
      'richiesta-gia-aperta',
      'La richiesta è già stata aperta da chi deve decidere: non si può più ritirare.',
    ) ??
    seNonUltima(stato, dati, ['in-approvazione'], 'approvazione-non-richiesta', 'Non c’è una richiesta da ritirare.'),
  RichiestaAperta: (stato, fatto) =>
    seNonUltima(
      stato,
      fatto.dati,
      ['in-approvazione'],
      'approvazione-non-richiesta',
      'Per questa versione del progetto non c’è una richiesta di approvazione da aprire.',
    ) ?? seHaRedatto(stato, fatto),
  ProgettoApprovato: (stato, fatto) => {
    const no = seNonDecidibile(stato, fatto);
    if (no) return no;
    const versione = ultimaVersione(progettoDelCiclo(stato, fatto.dati.progetto));
    // Which ones were excused is clear; the reason is sealed, and was required when the approval was written.
    const scoperte = versione ? dimensioniScoperte(stato, versione) : [];
    return rifiutaSe(
      scoperte.some((d) => !fatto.dati.dimensioniScoperte.includes(d)),
      'dimensioni-senza-obiettivo',
      'Una dimensione critica della valutazione resterebbe senza obiettivo in un progetto approvato.',
      { dimensioni: scoperte },
    );
  },
  ProgettoRespinto: seNonDecidibile,
  ProgettoSottoscritto: (stato, { dati }) =>
    seNonUltima(
      stato,
      dati,
      ['approvata'],
      'progetto-non-approvato',
      'Si sottoscrive solo una versione del progetto approvata.',
    ) ?? rifiutaSe(dati.firmatari.length === 0, 'firmatari-mancanti', 'Va indicato almeno un firmatario del progetto.'),
};

const cambia = (
  stato: StatoCartella,
  { progetto, versione }: { readonly progetto: string; readonly versione: number },
  cambiamenti: Partial<VersioneDiProgetto>,
): Partial<StatoCartella> => ({
  progetti: stato.progetti.map((p) =>
    p.id === progetto
      ? { ...p, versioni: p.versioni.map((v) => (v.versione === versione ? { ...v, ...cambiamenti } : v)) }
      : p,
  ),
});

function aggiungi(
  stato: StatoCartella,
  { id, avvenutoIl, attore, rettificatoDa = [], dati }: Fatto<'ProgettoRedatto' | 'ProgettoRimodulato'>,
): Partial<StatoCartella> {
  const { progetto, ...contenuto } = dati;
  const versione: VersioneDiProgetto = {
    ...contenuto,
    evento: id,
    redattaIl: avvenutoIl,
    redattaDa: attore.id,
    rettificataDa: rettificatoDa,
    stato: 'bozza',
    richiestaIl: null,
    decisaIl: null,
    decisaDa: null,
    sottoscrittaIl: null,
    eventoFirma: null,
    anzianoAllaFirma: null,
    firmatari: [],
  };
  if (!stato.progetti.some((p) => p.id === progetto)) {
    return { progetti: [...stato.progetti, { id: progetto, ciclo: cicloCorrente(stato), versioni: [versione] }] };
  }
  return {
    progetti: stato.progetti.map((p) => (p.id === progetto ? { ...p, versioni: [...p.versioni, versione] } : p)),
  };
}

const deciso = (stato: StatoCartella, fatto: Fatto<TipiDiDecisione>, esito: StatoVersione): Partial<StatoCartella> =>
  cambia(stato, fatto.dati, {
    stato: esito,
    decisaIl: fatto.avvenutoIl,
    decisaDa: fatto.attore.id,
    motivoDecisione: fatto.dati.motivo,
  });

export const evolviProgetto: Evoluzioni<Tipi> = {
  ProgettoRedatto: aggiungi,
  ProgettoRimodulato: aggiungi,
  ApprovazioneRichiesta: (stato, { avvenutoIl, dati }) =>
    cambia(stato, dati, { stato: 'in-approvazione', richiestaIl: avvenutoIl }),
  RichiestaRitirata: (stato, { dati }) => cambia(stato, dati, { stato: 'bozza', richiestaIl: null }),
  RichiestaAperta: (stato, { dati }) => cambia(stato, dati, { stato: 'in-esame' }),
  ProgettoApprovato: (stato, fatto) => deciso(stato, fatto, 'approvata'),
  ProgettoRespinto: (stato, fatto) => deciso(stato, fatto, 'respinta'),
  ProgettoSottoscritto: (stato, { id, avvenutoIl, dati }) =>
    cambia(stato, dati, {
      stato: 'sottoscritta',
      sottoscrittaIl: avvenutoIl,
      eventoFirma: id,
      anzianoAllaFirma: dati.anzianoAllaData,
      firmatari: dati.firmatari.map(({ qualita }, i) => ({ qualita, nome: dati.nominativi?.[i] })),
    }),
};

const fondabile = (stato: StatoCartella): boolean =>
  aperta(stato) && stato.preseInCarico.length > 0 && (valutazioniConcluse(stato).length > 0 || haUrgenza(stato));

const conUltimaIn =
  (...stati: StatoVersione[]) =>
  (stato: StatoCartella): boolean =>
    aperta(stato) && ultimeVersioni(stato).some((v) => stati.includes(v.stato));

export const possibileProgetto: Possibilita<Atti> = {
  'redigi-progetto': fondabile,
  'rimodula-progetto': (stato) =>
    fondabile(stato) &&
    delCiclo(stato, stato.progetti).some(
      (p) => versioneInVigore(p) && !IN_ATTESA.includes(ultimaVersione(p)?.stato ?? 'bozza'),
    ),
  'richiedi-approvazione': conUltimaIn('bozza'),
  'ritira-richiesta': conUltimaIn('in-approvazione'),
  'apri-richiesta': conUltimaIn('in-approvazione'),
  'approva-progetto': conUltimaIn(...IN_ATTESA),
  'respingi-progetto': conUltimaIn(...IN_ATTESA),
  'sottoscrivi-progetto': conUltimaIn('approvata'),
};
