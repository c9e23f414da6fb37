import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { AvvioImpossibile } from './avvio-impossibile.js';
import { IMPOSTAZIONI, indirizzoLocale, leggiConfigurazione } from './configurazione.js';

function rifiuto(ambiente: NodeJS.ProcessEnv): AvvioImpossibile {
  try {
    leggiConfigurazione(ambiente);
  } catch (errore) {
    if (errore instanceof AvvioImpossibile) return errore;
    throw errore;
  }
  throw new Error('accettata');
}

describe('La configurazione', () => {
  it('ha un valore predefinito per tutto: basta un ambiente vuoto', () => {
    expect(leggiConfigurazione({})).toEqual({
      porta: 3000,
      host: '127.0.0.1',
      baseUrl: 'http://127.0.0.1:3000',
      cartellaDati: resolve('.dati'),
      databaseUrl: null,
      kurrentdbUrl: null,
      segretoRuoli: null,
      chiavePrincipale: null,
      chiavePrincipalePrecedente: null,
      checkpoint: { chiave: null, cartella: resolve('.dati/checkpoint'), copia: null, ogniMinuti: 10 },
      redisUrl: null,
      oidc: null,
      ambito: 'sebino',
      proxyFidati: false,
      limiti: {
        operatore: 600,
        indirizzo: 600,
        accesso: 600,
        ricerche: 150,
        ricercheAlGiorno: 400,
        derogheAlGiorno: 30,
        esportazioni: 30,
        tentativi: 100,
      },
      livelloLog: 'info',
      produzione: false,
    });
  });

  it('accetta come scritto a mano ogni valore predefinito che documenta', () => {
    const scritti = Object.fromEntries(IMPOSTAZIONI.map((i) => [i.nome, i.predefinito]));
    expect(leggiConfigurazione(scritti)).toEqual(leggiConfigurazione({}));
  });

  it('legge i valori dati', () => {
    const letta = leggiConfigurazione({
      PORT: '0',
      DATABASE_URL: 'postgres://admin:x@db:5432/cartella',
      MASTER_KEY: 'ab'.repeat(32),
      OIDC_ISSUER: 'https://identita.example/',
      OIDC_CLIENT_ID: 'cartella',
      NODE_ENV: 'production',
    });
    expect(letta).toMatchObject({
      porta: 0,
      baseUrl: null,
      databaseUrl: 'postgres://admin:x@db:5432/cartella',
      oidc: {
        issuer: 'https://identita.example',
        clientId: 'cartella',
        clientSecret: null,
        claim: 'sub',
        scope: 'openid',
        acrValues: null,
        livelloMinimo: 1,
      },
      produzione: true,
    });
    expect(letta.chiavePrincipale).toEqual(Buffer.alloc(32, 0xab));
  });

  it.each([
    ['PORT', 'ottanta', 'serve un numero intero da 0 a 65535'],
    ['PORT', '65536', 'serve un numero intero da 0 a 65535'],
    ['PORT', '-1', 'serve un numero intero da 0 a 65535'],
    ['DATABASE_URL', 'mysql://db/cartella', 'serve un indirizzo che cominci con postgres://'],
    ['DATABASE_URL', 'postgres://db:5432', 'manca il nome del database'],
    ['DATABASE_URL', 'localhost', 'serve un indirizzo'],
    ['OIDC_CLAIM', 'email', 'valori ammessi: sub, preferred_username'],
    ['OIDC_SCOPE', 'profile', 'deve comprendere openid'],
    ['OIDC_LIVELLO_MINIMO', '4', 'valori ammessi: 1, 2, 3'],
    ['SEGRETO_RUOLI', 'corto', 'servono almeno 32 caratteri'],
    ['MASTER_KEY', 'ab'.repeat(31), 'servono 32 byte in esadecimale'],
    ['CHECKPOINT_KEY', 'ab'.repeat(32), 'serve una chiave per note firmate'],
    ['CHECKPOINT_MINUTI', '0', 'serve un numero intero da 1 a 1440'],
    ['CHECKPOINT_MINUTI', '10m', 'serve un numero intero da 1 a 1440'],
    ['REDIS_URL', 'http://redis', 'redis:// o rediss://'],
    ['EVENT_STORE', 'mongodb', 'valori ammessi: postgres, kurrentdb'],
    ['KURRENTDB_URL', 'http://kurrentdb:2113', 'kurrentdb:// o kurrentdb+discover://'],
    ['KURRENTDB_URL', 'kurrentdb://', 'kurrentdb:// o kurrentdb+discover://'],
    ['TRUST_PROXY', 'true', 'serve quanti proxy stanno davanti'],
    ['TRUST_PROXY', '0.0.0.0/0', 'serve quanti proxy stanno davanti'],
    ['LIMITI_RICERCHE', '0', 'serve un numero intero da 1'],
    ['LOG_LEVEL', 'tutto', 'valori ammessi: debug, info, warn, error'],
    ['AMBITO', 'Sebino!', 'lettere minuscole'],
    ['BASE_URL', 'cartella.example', 'https:// o http://'],
  ])('rifiuta %s=%s dicendo perché', (nome, valore, perche) => {
    const { message, codiceUscita } = rifiuto({ [nome]: valore });
    expect(message).toContain(`${nome}: `);
    expect(message).toContain(perche);
    expect(codiceUscita).toBe(2);
  });

  it('vuole il registro in un posto solo: kurrentdb con il suo indirizzo, o nessuno dei due', () => {
    for (const url of ['kurrentdb://u:p@kurrentdb:2113?tls=false', 'kurrentdb+discover://a:2113,b:2113,c:2113']) {
      const scelto = { EVENT_STORE: 'kurrentdb', KURRENTDB_URL: url };
      expect(leggiConfigurazione(scelto).kurrentdbUrl).toBe(url);
      const soloUrl = rifiuto({ KURRENTDB_URL: url }).message;
      expect(soloUrl).toContain('  KURRENTDB_URL: vale solo con EVENT_STORE=kurrentdb');
      expect(soloUrl).not.toContain('2113');
      expect(rifiuto({ ...scelto, EVENT_STORE: 'postgres' }).message).toBe(soloUrl);
    }
    expect(rifiuto({ EVENT_STORE: 'kurrentdb' }).message).toContain(
      '  KURRENTDB_URL: serve insieme a EVENT_STORE=kurrentdb',
    );
  });

  it('dice tutti gli errori insieme, e ciò che manca a quel che è dato', () => {
    const { message } = rifiuto({ PORT: 'x', REDIS_URL: 'http://redis', OIDC_ISSUER: 'https://identita.example' });
    for (const nome of ['PORT', 'REDIS_URL', 'OIDC_CLIENT_ID']) expect(message).toContain(`  ${nome}: `);
  });

  it('non ripete mai un segreto nel messaggio', () => {
    const { message } = rifiuto({ MASTER_KEY: 'zz-riservatissimo', DATABASE_URL: 'ftp://u:riservatissimo@x/y' });
    expect(message).not.toContain('riservatissimo');
  });

  it('legge un segreto da un file, e solo un segreto', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'cartella-segreto-')), 'chiave');
    writeFileSync(file, `${'cd'.repeat(32)}\n`, { mode: 0o600 });
    expect(leggiConfigurazione({ MASTER_KEY_FILE: file }).chiavePrincipale).toEqual(Buffer.alloc(32, 0xcd));
    expect(leggiConfigurazione({ PORT_FILE: file }).porta).toBe(3000);
    expect(rifiuto({ MASTER_KEY_FILE: `${file}-assente` }).message).toContain('non si può leggere');
    expect(rifiuto({ MASTER_KEY_FILE: file, MASTER_KEY: 'ab'.repeat(32) }).message).toContain('due volte');
    rmSync(dirname(file), { recursive: true });
  });

  it('crede solo ai proxy che conosce, per numero o per indirizzo', () => {
    expect(leggiConfigurazione({ TRUST_PROXY: '0' }).proxyFidati).toBe(false);
    expect(leggiConfigurazione({ TRUST_PROXY: '2' }).proxyFidati).toBe(2);
    expect(leggiConfigurazione({ TRUST_PROXY: '10.0.0.1, fd00::/8' }).proxyFidati).toEqual(['10.0.0.1', 'fd00::/8']);
  });

  it('dà un indirizzo che un browser di questa macchina apre', () => {
    expect(indirizzoLocale('0.0.0.0', 80)).toBe('http://localhost:80');
    expect(indirizzoLocale('::1', 80)).toBe('http://[::1]:80');
  });
});
