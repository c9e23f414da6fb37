import { Writable } from 'node:stream';
import * as fc from 'fast-check';
import { creaLog, NestLogger, type CampiLog } from './logger.js';

function registro(): {
  log: ReturnType<typeof creaLog>;
  scritto: () => string;
  righe: () => Record<string, unknown>[];
} {
  let testo = '';
  const destinazione = new Writable({
    write(pezzo: Buffer, _, fatto) {
      testo += pezzo.toString();
      fatto();
    },
  });
  return {
    log: creaLog({ livello: 'debug', destinazione }),
    scritto: () => testo,
    righe: () =>
      testo
        .split('\n')
        .filter(Boolean)
        .map((r) => JSON.parse(r) as Record<string, unknown>),
  };
}

const SEGRETO = 'RSSMRA80A01F205X';

describe('Il registro', () => {
  it('scrive la frase e i campi previsti', () => {
    const { log, righe } = registro();
    log.figlio({ parte: 'http' }).info('Richiesta', { metodo: 'POST', percorso: '/api/persone?cf=x', stato: 201 });
    expect(righe()).toEqual([
      {
        level: 30,
        time: expect.any(String),
        parte: 'http',
        metodo: 'POST',
        percorso: '/api/persone',
        stato: 201,
        messaggio: 'Richiesta',
      },
    ]);
  });

  it('non lascia passare il corpo di una richiesta, comunque lo si chiami e per quanto sia annidato', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.constantFrom('info', 'warn', 'error', 'debug'), (campo, livello) => {
        const { log, scritto } = registro();
        const corpo = { dati: { codiceFiscale: SEGRETO }, elenco: [SEGRETO], [SEGRETO]: 1 };
        log[livello]('Richiesta', { [campo]: corpo } as CampiLog);
        log.figlio({ [campo]: corpo } as CampiLog)[livello]('Richiesta');
        expect(scritto()).not.toContain(SEGRETO);
      }),
    );
  });

  it.each(['body', 'corpo', 'dati', 'query', 'params', 'headers', 'authorization'])(
    'non ha un campo «%s», e dice di averlo scartato',
    (campo) => {
      const { log, righe, scritto } = registro();
      log.info('Richiesta', { [campo]: SEGRETO } as CampiLog);
      expect(scritto()).not.toContain(SEGRETO);
      expect(righe()[0]).toMatchObject({ scartati: [campo] });
    },
  );

  it('la frase non è un formato in cui infilare argomenti', () => {
    const { log, righe } = registro();
    (log.info as (...a: unknown[]) => void)('corpo %o %s %j', { operatore: 'as-1' }, { cf: SEGRETO });
    expect(righe()[0]).toMatchObject({ messaggio: 'corpo %o %s %j', operatore: 'as-1' });
  });

  it('di un errore del database tiene codice, tabella e vincolo, e non i valori', () => {
    const { log, righe, scritto } = registro();
    const errore = Object.assign(new Error('duplicate key value violates unique constraint "persona_cf"'), {
      code: '23505',
      detail: `Key (cf)=(${SEGRETO}) already exists.`,
      parameters: [SEGRETO],
      query: `INSERT … '${SEGRETO}'`,
      table: 'persona',
      constraint: 'persona_cf',
      cause: Object.assign(new Error(`invalid input syntax for type date: "${SEGRETO}"`), { code: '22007' }),
    });
    log.error('Non scritto', { errore });
    expect(scritto()).not.toContain(SEGRETO);
    expect(righe()[0]).toMatchObject({
      errore: { codice: '23505', tabella: 'persona', vincolo: 'persona_cf', causa: { codice: '22007' } },
    });
  });

  it('di quel che NestJS dice passano le frasi e non gli oggetti', () => {
    const { log, righe, scritto } = registro();
    const nest = new NestLogger(log);
    nest.log('Nest application successfully started', 'NestApplication');
    nest.error({ corpo: SEGRETO }, 'stack', 'ExceptionsHandler');
    nest.warn(Object.assign(new Error('guasto'), { response: { cf: SEGRETO } }), 'Gate');
    expect(scritto()).not.toContain(SEGRETO);
    expect(righe()).toMatchObject([
      { level: 20, messaggio: 'Nest application successfully started', parte: 'NestApplication' },
      { level: 50, messaggio: 'Oggetto non registrato', parte: 'ExceptionsHandler' },
      { level: 40, messaggio: 'Errore non gestito', parte: 'Gate', errore: { messaggio: 'guasto' } },
    ]);
  });
});
