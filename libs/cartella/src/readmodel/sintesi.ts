import { ETICHETTE, nomePrestazione, STRUMENTI } from '#nomenclatore';
import type { EventoDeciso } from '#storia';
import type { Componente, EventoCartella } from '../domain/eventi.js';

const etichetta = (lista: keyof typeof ETICHETTE, codice: unknown): string =>
  (ETICHETTE[lista] as Record<string, string>)[String(codice)] ?? String(codice);

const giorno = (data: string): string => data.slice(0, 10).split('-').reverse().join('/');
const ore = (minuti: number): string => {
  const [h, m] = [Math.floor(minuti / 60), minuti % 60];
  return m === 0 ? `${h} ore` : `${h} ore e ${m} minuti`;
};
const professioni = (chi: readonly Componente[]): string =>
  [...new Set(chi.map((c) => etichetta('professioni', c.professione)))].join(', ');

type Sintesi = {
  readonly [T in EventoCartella['tipo']]?: (dati: Extract<EventoCartella, { tipo: T }>['dati']) => string;
};

const SINTESI: Sintesi = {
  CartellaAperta: (d) => `Area ${etichetta('aree', d.area)}, dall’accesso del ${giorno(d.accessoIl)}`,
  InformativaConsegnata: (d) => `In forma ${d.modalita}`,
  PresaInCaricoAttivata: (d) => `Percorso ${etichetta('percorsi', d.percorso)}`,
  DiarioAnnotato: (d) => `${etichetta('generiNota', d.genere)}${d.riservata ? ', nota riservata' : ''}`,
  ValutazioneAvviata: (d) => etichetta('tipiValutazione', d.tipo),
  EquipeCostituita: (d) => professioni(d.componenti),
  StrumentoSomministrato: (d) =>
    `${STRUMENTI.find((s) => s.codice === d.strumento)?.nome ?? d.strumento}: punteggio ${d.punteggio}`,
  ValutazioneConclusa: (d) =>
    `${etichetta('bisogni', d.esito.bisogno)}, ${etichetta('autosufficienze', d.esito.autosufficienza).toLowerCase()}; presenti: ${professioni(d.partecipanti)}`,
  ProgettoRedatto: (d) =>
    `${etichetta('tipiProgetto', d.tipo)}, versione ${d.versione}, obiettivi: ${d.obiettivi.length}`,
  ProgettoRimodulato: (d) => `${etichetta('tipiProgetto', d.tipo)}, versione ${d.versione}`,
  ApprovazioneRichiesta: (d) => `Versione ${d.versione}`,
  ProgettoApprovato: (d) => `Versione ${d.versione}`,
  ProgettoRespinto: (d) => `Versione ${d.versione}`,
  ProgettoSottoscritto: (d) =>
    `Versione ${d.versione}; firme: ${d.firmatari.map((f) => etichetta('qualitaFirma', f.qualita)).join(', ')}`,
  InterventoAutorizzato: (d) =>
    `${nomePrestazione(d.prestazione) ?? d.prestazione}, ${ore(d.minutiMensili)} al mese, dal ${giorno(d.dal)} al ${giorno(d.al)}${d.urgente ? ', urgente' : ''}`,
  ErogazioneRegistrata: (d) => `${ore(d.minuti)} dal ${giorno(d.dal)} al ${giorno(d.al)}`,
  ValutazioneFinaleSvolta: (d) =>
    `Obiettivi raggiunti: ${d.obiettivi.filter((o) => o.raggiunto === 'si').length} su ${d.obiettivi.length}`,
  CartellaChiusa: (d) => etichetta('motiviChiusura', d.motivo),
  ConsegnaEffettuata: (d) =>
    d.responsabilita.map((r) => (r === 'case-manager' ? 'Case manager' : 'Assegnazione')).join(' e '),
  FollowUpRilevato: (d) => etichetta('orizzontiFollowUp', d.orizzonte),
  TutelaDisposta: (d) => etichetta('classiDiTutela', d.classe),
};

/** One line that tells an event without opening it: codes and quantities, never free text. */
export function sintesiDi(evento: EventoDeciso): string {
  const racconta = SINTESI[evento.tipo as keyof Sintesi] as ((dati: object) => string) | undefined;
  return racconta?.(evento.dati) ?? '';
}
