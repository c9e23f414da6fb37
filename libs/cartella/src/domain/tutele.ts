import type { Contesto, Rifiuto } from '#storia';
import { giornoARoma, rifiutaSe } from '#storia';
import { seInesistente } from './ciclo.js';
import type { Ammissioni, Decisioni, Evoluzioni, Possibilita } from './sezione.js';
import type { StatoCartella } from './stato.js';

/** Stricter classes, and who is shut out of a case for a conflict of interest. They outlive the closure of the case. */

type Atti = 'disponi-tutela' | 'revoca-tutela' | 'escludi-operatore' | 'revoca-esclusione';
type Tipi = 'TutelaDisposta' | 'TutelaRevocata' | 'OperatoreEscluso' | 'EsclusioneRevocata';

/** Facts about who may know of the case: they are not for whoever may read the rest of it. */
export const FATTI_DI_RISERVATEZZA: readonly string[] = [
  'TutelaDisposta',
  'TutelaRevocata',
  'OperatoreEscluso',
  'EsclusioneRevocata',
] satisfies Tipi[];

/** Who answers for the case. */
export const responsabiliDi = ({
  caseManager,
  assegnataA,
}: Pick<StatoCartella, 'caseManager' | 'assegnataA'>): string[] => [
  ...new Set([caseManager, assegnataA].filter((id) => id !== null)),
];

/** What each of them was charged with, by the day on which it was recorded. */
export const affidamentiDi = ({
  caseManager,
  caseManagerDal,
  assegnataA,
  assegnataDal,
}: Pick<StatoCartella, 'caseManager' | 'caseManagerDal' | 'assegnataA' | 'assegnataDal'>) =>
  [
    { operatore: caseManager, dal: caseManagerDal },
    { operatore: assegnataA, dal: assegnataDal },
  ].flatMap(({ operatore, dal }) => (operatore !== null && dal !== null ? [{ operatore, dal }] : []));

/** Whether who acts answers for the case today: what was entrusted before they came to their ente was left where it was. */
export const neRisponde = (stato: StatoCartella, { attore, nellEnteDal = '' }: Contesto): boolean =>
  affidamentiDi(stato).some(({ operatore, dal }) => operatore === attore.id && dal >= nellEnteDal);

export const escluso = (stato: StatoCartella, operatore: string): boolean =>
  stato.esclusi.some((e) => e.operatore === operatore);

/**
 * A case is led by who answers for it, or by a coordinatore of its Comune: one at least must still see it. And who answers for
 * it may leave, and only a coordinatore hands it over: the last of those who see it is not shut out.
 */
function seNessunoResta(
  stato: StatoCartella,
  coordinatori: readonly string[],
  altroEscluso?: string,
): Rifiuto | undefined {
  const laVedono = coordinatori.filter((c) => !escluso(stato, c));
  const restano = laVedono.filter((c) => c !== altroEscluso);
  return rifiutaSe(
    restano.length === 0 && (laVedono.length > 0 || responsabiliDi(stato).length === 0),
    'nessuno-resterebbe',
    'Se chi segue il caso se ne andasse, nessuno potrebbe più affidarlo: prima serve un’altra persona che coordini questo Comune. La iscrive l’Ufficio di Piano.',
  );
}

/** No one who is shut out of the case is put in charge of it. */
export const seEscluso = (stato: StatoCartella, operatore: string): Rifiuto | undefined =>
  rifiutaSe(
    escluso(stato, operatore),
    'operatore-escluso',
    'Questa persona non può seguire il caso: scegline un’altra.',
    {
      campo: 'operatore',
    },
  );

export const decidiTutele: Decisioni<Atti> = {
  'disponi-tutela': (stato, { il, classe, abilitati, revisioneIl, motivo, coordinatori }, contesto) =>
    rifiutaSe(
      contesto.attore.ruolo !== 'coordinatore' && !neRisponde(stato, contesto),
      'tutela-di-chi-segue-il-caso',
      'La tutela può disporla chi segue il caso, o chi coordina il Comune.',
    ) ??
    seNessunoResta(stato, coordinatori) ?? {
      tipo: 'TutelaDisposta',
      avvenutoIl: il,
      dati: { classe, abilitati: [...new Set(abilitati)].sort(), ...(revisioneIl && { revisioneIl }), motivo },
    },
  'revoca-tutela': (_, { il, motivo }) => ({ tipo: 'TutelaRevocata', avvenutoIl: il, dati: { motivo } }),
  'escludi-operatore': (stato, { il, operatore, conflitto, coordinatori }, { attore }) =>
    rifiutaSe(
      attore.ruolo !== 'coordinatore' && operatore !== attore.id,
      'solo-il-proprio-conflitto',
      'Puoi dichiarare solo un conflitto di interessi tuo: per gli altri decide chi coordina il Comune.',
      { campo: 'operatore' },
    ) ??
    seNessunoResta(stato, coordinatori, operatore) ?? {
      tipo: 'OperatoreEscluso',
      avvenutoIl: il,
      dati: { operatore, conflitto },
    },
  'revoca-esclusione': (_, { il, operatore, motivo }) => ({
    tipo: 'EsclusioneRevocata',
    avvenutoIl: il,
    dati: { operatore, motivo },
  }),
};

export const ammettiTutele: Ammissioni<Tipi> = {
  TutelaDisposta: (stato, { dati }) =>
    seInesistente(stato) ??
    rifiutaSe(
      dati.abilitati.some((id) => escluso(stato, id)),
      'abilitato-escluso',
      'Fra le persone abilitate c’è chi è escluso dal caso per conflitto di interessi.',
      { campo: 'abilitati' },
    ),
  TutelaRevocata: (stato) =>
    rifiutaSe(stato.tutela === null, 'tutela-assente', 'A quella data il caso non aveva una tutela da revocare.'),
  OperatoreEscluso: (stato, { dati: { operatore } }) =>
    seInesistente(stato) ??
    rifiutaSe(escluso(stato, operatore), 'gia-escluso', 'Questa persona è già esclusa dal caso.', {
      campo: 'operatore',
    }) ??
    rifiutaSe(
      responsabiliDi(stato).includes(operatore),
      'responsabile-da-sostituire',
      'Chi segue il caso va prima sostituito: individua un altro case manager o riassegna la cartella.',
      { campo: 'operatore' },
    ),
  EsclusioneRevocata: (stato, { dati: { operatore } }) =>
    rifiutaSe(!escluso(stato, operatore), 'non-escluso', 'A quella data questa persona non era esclusa dal caso.', {
      campo: 'operatore',
    }),
};

export const evolviTutele: Evoluzioni<Tipi> = {
  TutelaDisposta: (_, { id, avvenutoIl, registratoIl, attore, dati: { classe, abilitati, revisioneIl, motivo } }) => ({
    tutela: {
      evento: id,
      il: avvenutoIl,
      registrataIl: giornoARoma(registratoIl),
      da: attore.id,
      classe,
      abilitati,
      revisioneIl: revisioneIl ?? null,
      motivo,
    },
  }),
  TutelaRevocata: () => ({ tutela: null }),
  OperatoreEscluso: (stato, { id, avvenutoIl, attore, dati: { operatore, conflitto } }) => ({
    esclusi: [...stato.esclusi, { evento: id, il: avvenutoIl, da: attore.id, operatore, conflitto }],
  }),
  EsclusioneRevocata: (stato, { dati: { operatore } }) => ({
    esclusi: stato.esclusi.filter((e) => e.operatore !== operatore),
  }),
};

const esiste = (stato: StatoCartella): boolean => stato.condizione !== 'inesistente';

export const possibileTutele: Possibilita<Atti> = {
  'disponi-tutela': esiste,
  'revoca-tutela': (stato) => stato.tutela !== null,
  'escludi-operatore': esiste,
  'revoca-esclusione': (stato) => stato.esclusi.length > 0,
};
