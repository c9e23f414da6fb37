import type { CorpoProblema, ErroreDiCampo } from './tipi.ts';

const FRASI: Record<number, string> = {
  0: 'Il server non risponde. Controlla la rete: quello che hai scritto è ancora qui.',
  401: 'La sessione è scaduta.',
  403: 'Il tuo ruolo non permette questa operazione.',
  404: 'Quello che cerchi non esiste o non è visibile a te.',
  413: 'Quello che stai inviando è troppo grande.',
  429: 'Troppe richieste in poco tempo. Attendi qualche secondo e riprova.',
  503: 'Il sistema è in ritardo nella lettura degli ultimi fatti registrati. Riprova fra qualche secondo.',
};

/** A refusal of the API (problem+json), or the absence of an answer (status 0). */
export class Problema extends Error {
  readonly stato: number;
  readonly codice: string;
  readonly corpo: CorpoProblema;

  constructor(stato: number, corpo: CorpoProblema) {
    super(corpo.detail ?? FRASI[stato] ?? corpo.title ?? 'Si è verificato un errore imprevisto. Riprova.');
    this.stato = stato;
    this.codice = corpo.code ?? String(stato);
    this.corpo = corpo;
  }

  /** Field by field: what a validation found, or the one field a rule names. */
  get errori(): readonly ErroreDiCampo[] {
    const { errori, campo } = this.corpo;
    if (errori && errori.length > 0) return errori;
    return campo ? [{ campo, messaggio: this.message }] : [];
  }

  /** The answer may have been lost after the act was done: only then is the same attempt sent again. */
  get esitoIgnoto(): boolean {
    return this.stato === 0 || this.stato >= 500;
  }

  static async da(risposta: Response): Promise<Problema> {
    const letto = (await risposta.json().catch(() => ({}))) as CorpoProblema & { dettagli?: Partial<CorpoProblema> };
    const { dettagli, ...corpo } = letto;
    return new Problema(risposta.status, { ...dettagli, ...corpo });
  }
}

export const comeProblema = (errore: unknown): Problema => (errore instanceof Problema ? errore : new Problema(0, {}));
