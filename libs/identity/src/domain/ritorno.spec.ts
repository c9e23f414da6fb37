import fc from 'fast-check';
import { ritornoSicuro } from './ritorno.js';

describe('Dove si torna dopo essere entrati', () => {
  it.each(['/', '/cartelle/123', '/leps?anno=2026&comune=017085', '/cartelle/1#diario'])('%s: è una pagina', (pagina) =>
    expect(ritornoSicuro(pagina)).toBe(pagina),
  );

  it.each([
    'https://altrove.example/',
    '//altrove.example',
    '///altrove.example',
    '/\\altrove.example',
    '\\\\altrove.example',
    '/\t/altrove.example',
    '/./\\altrove.example',
    '/.//altrove.example',
    '/..//altrove.example',
    'javascript:alert(1)',
    ' //altrove.example',
    '/\r\nSet-Cookie: a=b',
    '/api/sessione/entra',
    'cartelle',
    '',
    undefined,
    ['/', '/'],
  ])('%j: non lo è', (altrove) => expect(ritornoSicuro(altrove)).toBe('/'));

  it('qualunque cosa si chieda, un browser resta qui', () => {
    const pezzi = fc.constantFrom(
      '/',
      '\\',
      '//',
      '.',
      '..',
      ':',
      '@',
      'altrove.example',
      '%2f',
      '\t',
      '\n',
      '?',
      '#',
      'a',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pezzi).map((p) => `/${p.join('')}`),
        ),
        (chiesto) => {
          const dove = ritornoSicuro(chiesto);
          expect(new URL(dove, 'https://cartella.example').origin).toBe('https://cartella.example');
          expect(dove.startsWith('/') && !dove.startsWith('//')).toBe(true);
          expect(ritornoSicuro(dove)).toBe(dove);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
