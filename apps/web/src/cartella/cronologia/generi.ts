/** The kinds of fact a person looks for in a chronology. */
export const GENERI = [
  { codice: 'presa-in-carico', testo: 'Apertura e presa in carico' },
  { codice: 'valutazione', testo: 'Valutazione' },
  { codice: 'progetto', testo: 'Progetto' },
  { codice: 'interventi', testo: 'Interventi ed erogazioni' },
  { codice: 'diario', testo: 'Diario' },
  { codice: 'chiusura', testo: 'Chiusura' },
  { codice: 'correzioni', testo: 'Correzioni' },
] as const;
export type Genere = (typeof GENERI)[number]['codice'];

const PER_TIPO: Record<string, Genere> = {
  EventoRettificato: 'correzioni',
  EventoAnnullato: 'correzioni',
  DiarioAnnotato: 'diario',
  EquipeCostituita: 'valutazione',
  StrumentoSomministrato: 'valutazione',
  ValutazioneFinaleSvolta: 'chiusura',
  CartellaChiusa: 'chiusura',
  CartellaRiaperta: 'chiusura',
  FollowUpRilevato: 'chiusura',
  ErogazioneRegistrata: 'interventi',
  ApprovazioneRichiesta: 'progetto',
};

export function genereDi(tipo: string): Genere {
  const certo = PER_TIPO[tipo];
  if (certo) return certo;
  if (tipo.startsWith('Valutazione')) return 'valutazione';
  if (tipo.startsWith('Progetto') || tipo.startsWith('Richiesta')) return 'progetto';
  if (tipo.startsWith('Intervento')) return 'interventi';
  return 'presa-in-carico';
}

export const ICONA_GENERE: Record<Genere, string> = {
  'presa-in-carico': 'it-user',
  valutazione: 'it-search',
  progetto: 'it-file',
  interventi: 'it-clock',
  diario: 'it-pencil',
  chiusura: 'it-flag',
  correzioni: 'it-restore',
};
