import { indirizziEquivalenti } from './indirizzi.js';

describe('Gli indirizzi dello stesso programma', () => {
  it('sul proprio computer localhost e 127.0.0.1 sono lo stesso, alla stessa porta', () =>
    expect(indirizziEquivalenti('http://127.0.0.1:3100')).toEqual([
      'http://127.0.0.1:3100',
      'http://localhost:3100',
      'http://[::1]:3100',
    ]));

  it('un indirizzo pubblico è solo sé stesso', () =>
    expect(indirizziEquivalenti('https://cartella.example')).toEqual(['https://cartella.example']));

  it('un nome che somiglia a localhost non lo è', () =>
    expect(indirizziEquivalenti('http://localhost.example:3000')).toEqual(['http://localhost.example:3000']));
});
