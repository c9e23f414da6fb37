import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const ESEGUIBILE = '/usr/bin/chromium';

/**
 * Debian's own browser. Its own services stay silent, and no name resolves: whatever tried to leave this machine would fail.
 * The language decides in which order a date is typed; accessible names are computed by the browser itself.
 */
export async function accendiChromium(): Promise<Browser> {
  if (!existsSync(ESEGUIBILE))
    throw new Error(`Le prove nel browser usano ${ESEGUIBILE}: installare il pacchetto «chromium».`);
  return chromium.launch({
    executablePath: ESEGUIBILE,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--lang=en-US',
      '--enable-blink-features=ComputedAccessibilityInfo',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
    env: { ...process.env, LANGUAGE: 'en_US', LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' } as Record<string, string>,
  });
}
