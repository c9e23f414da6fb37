import { databaseIrraggiungibile } from './database-irraggiungibile.js';

const conCodice = (code: string) => Object.assign(new Error('x'), { code });

describe('un errore del database', () => {
  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '08006', '57P01', '57P02', '57P03', '53300'])(
    'con codice %s vuol dire che non c’è',
    (codice) => {
      expect(databaseIrraggiungibile(conCodice(codice))).toBe(true);
      expect(databaseIrraggiungibile(new Error('altro', { cause: conCodice(codice) }))).toBe(true);
    },
  );

  it('senza codice lo dice il driver', () => {
    for (const detto of [
      'Connection terminated unexpectedly',
      'Client was closed and is not queryable',
      'Database connection provided by a query runner was already released, cannot continue to use its querying methods anymore.',
      'Query runner already released. Cannot run queries anymore.',
    ])
      expect([detto, databaseIrraggiungibile(new Error(detto))]).toEqual([detto, true]);
    expect(databaseIrraggiungibile(Object.assign(new Error('x'), { type: 'unavailable' }))).toBe(true);
    expect(databaseIrraggiungibile(Object.assign(new Error('x'), { type: 'wrong-expected-version' }))).toBe(false);
  });

  it.each(['22P02', '23505', '42501', '40001', 'ENOENT'])('con codice %s è un’altra cosa', (codice) => {
    expect(databaseIrraggiungibile(conCodice(codice))).toBe(false);
  });

  it('ciò che non è un errore non lo è', () => {
    expect(databaseIrraggiungibile('57P01')).toBe(false);
    expect(databaseIrraggiungibile(undefined)).toBe(false);
  });
});
