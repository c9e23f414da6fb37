import { AmbientePostgres } from './ambiente-postgres.js';
import { CASI } from './casi.js';
import { conformita } from './conformita.js';

conformita('PostgresEventStore', () => AmbientePostgres.apri());

it('ogni caso della prova di conformità ha un nome suo', () => {
  expect(new Set(CASI.map((c) => c.nome)).size).toBe(CASI.length);
});
