import { livelloDi } from './livello.js';

describe('Il livello di garanzia di un accesso', () => {
  it.each([
    [{ acr: 'https://www.spid.gov.it/SpidL1' }, 1],
    [{ acr: 'https://www.spid.gov.it/SpidL2' }, 2],
    [{ acr: 'https://www.spid.gov.it/SpidL3' }, 3],
    [{ acr: 'https://www.spid.gov.it/SpidL2', amr: ['hwk'] }, 2],
    [{ acr: 'http://eidas.europa.eu/LoA/low' }, 1],
    [{ acr: 'http://eidas.europa.eu/LoA/substantial' }, 2],
    [{ acr: 'http://eidas.europa.eu/LoA/high' }, 3],
    [{ acr: 'http://eidas.europa.eu/LoA/altissimo', amr: ['pwd'] }, 1],
    [{ acr: ['http://eidas.europa.eu/LoA/high'] }, 1],
    [{ amr: ['pwd', 'otp', 'mfa'] }, 2],
    [{ amr: ['hwk'] }, 3],
    [{ amr: ['pwd'] }, 1],
    [{ acr: 'https://altrove.example/SpidL3' }, 1],
    [{ acr: 'https://www.spid.gov.it/SpidL9' }, 1],
    [{ acr: 3, amr: 'hwk' }, 1],
    [{}, 1],
  ])('%j vale %i', (dichiarato, livello) => expect(livelloDi(dichiarato)).toBe(livello));
});
