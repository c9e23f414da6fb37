import type { Lavoro } from '../api/tipi.ts';
import { numero } from '../parole/misure.ts';

const TIPI: Readonly<Record<Lavoro['tipo'], string>> = {
  checkpoint: 'Checkpoint firmato',
  verifica: 'Verifica del registro',
  esporta: 'Esportazione',
  rebuild: 'Ricostruzione',
};

const OGGETTI: Readonly<Record<string, string>> = {
  registro: 'di tutto il registro',
  ambito: 'dell’Ambito',
  cartella: 'di una cartella',
  tutte: 'di tutte le viste',
};

export const nomeDi = ({ tipo, oggetto }: Lavoro): string =>
  oggetto === null ? TIPI[tipo] : `${TIPI[tipo]} ${OGGETTI[oggetto] ?? `della vista «${oggetto}»`}`;

export const STATI: Readonly<Record<Lavoro['stato'], string>> = {
  previsto: 'Previsto',
  'in-attesa': 'In attesa',
  'in-corso': 'In corso',
  'da-riprovare': 'Non riuscito, si riprova',
  fatto: 'Fatto',
  'non-riuscito': 'Non riuscito',
};

export const concluso = ({ stato }: Lavoro): boolean => stato === 'fatto' || stato === 'non-riuscito';

/** What came of it, in a line. */
export function esitoDi({ esito, errore }: Lavoro): string {
  if (errore) return errore;
  if (!esito) return '–';
  if ('integra' in esito) {
    return esito.rottura
      ? `Non è integro: ${esito.rottura.motivo}`
      : `Integro: ${numero(esito.eventi)} eventi, ${numero(esito.confrontati)} checkpoint a confronto`;
  }
  if ('sha256' in esito) return `${numero(esito.eventi)} eventi. SHA-256 ${esito.sha256}`;
  if ('viste' in esito) return esito.viste.join(', ');
  return `Attestato fino all’evento n. ${numero(esito.posizione)}`;
}
