import { RifiutoHttp } from '#platform';
import { rifiuto } from '#storia';
import { CodaIrraggiungibile } from './bacheca.js';

const CODA_FERMA = rifiuto('coda-irraggiungibile', 'La coda dei lavori non risponde. Riprova fra poco.');

/** PostgreSQL that is away says so at once, and the filter tells it as everywhere. */
export const codaFerma = (errore: unknown): unknown =>
  errore instanceof CodaIrraggiungibile ? new RifiutoHttp(CODA_FERMA, 503, errore) : errore;
