import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

/** What a page of ours may load and reach: its own files, and nothing of anybody else. nginx.conf repeats it for the files it serves. */
export const POLITICA_DEI_CONTENUTI: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** What a browser could lend to a page, and no page of ours asks for. */
export const PERMESSI_DEL_BROWSER = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'screen-wake-lock',
  'serial',
  'usb',
]
  .map((permesso) => `${permesso}=()`)
  .join(', ');

/** Who signs out leaves nothing behind. Not the cookies: those of other programs under the same name would go too. */
const TRACCE_DA_TOGLIERE = '"cache", "storage"';

type Passo = (richiesta: IncomingMessage, risposta: ServerResponse, avanti: (errore?: unknown) => void) => void;

/**
 * The headers of every answer, whatever gives it. What can hold data is never kept by the browser, the page included: one
 * that is kept comes back, with what it showed, to who presses Back after the sign-out.
 */
export function intestazioni({ https }: { readonly https: boolean }): Passo {
  const casco = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: POLITICA_DEI_CONTENUTI },
    // Over plain HTTP on one's own machine there is nothing to upgrade to.
    strictTransportSecurity: https,
    xFrameOptions: { action: 'deny' },
  });
  return (richiesta, risposta, avanti) => {
    risposta.setHeader('Permissions-Policy', PERMESSI_DEL_BROWSER);
    risposta.setHeader('Cache-Control', 'no-store');
    if (/^\/api\/sessione\/esci\/?(\?|$)/i.test(richiesta.url ?? ''))
      risposta.setHeader('Clear-Site-Data', TRACCE_DA_TOGLIERE);
    casco(richiesta, risposta, avanti);
  };
}
