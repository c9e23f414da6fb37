import { AmbientePostgres } from './ambiente-postgres.js';
import { CASI } from './conformita.js';

describe('PostgresEventStore mantiene le promesse del log', () => {
  // It is the complete store: it declares every capability.
  describe.each([...new Set(CASI.map((c) => c.capacita))])('%s', (capacita) => {
    let ambiente: AmbientePostgres;
    beforeAll(async () => {
      ambiente = await AmbientePostgres.apri();
    });
    afterAll(() => ambiente.chiudi());

    it.each(CASI.filter((c) => c.capacita === capacita))('$nome', ({ prova }) => prova(ambiente));
  });

  it('ha un nome diverso per ogni caso', () => {
    expect(new Set(CASI.map((c) => c.nome)).size).toBe(CASI.length);
  });
});
