import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** The colours and the shapes of bootstrap-italia, written here: this page stands when nothing else does. */
const STILE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; font: 1.125rem/1.5 "Titillium Web", system-ui, sans-serif; color: #17324d; background: #f2f6fa; }
header { background: #06c; color: #fff; padding: 1.25rem 1rem; }
header p { margin: 0 auto; max-width: 44rem; font-weight: 600; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 0; }
ul { list-style: none; margin: 1.5rem 0 0; padding: 0; display: grid; gap: .75rem; }
button { width: 100%; text-align: left; font: inherit; color: inherit; background: #fff; border: 1px solid #5b6f82;
  border-radius: 4px; padding: .75rem 1rem; min-height: 44px; cursor: pointer; }
button:hover { border-color: #06c; box-shadow: inset 0 0 0 1px #06c; }
button:focus-visible, a:focus-visible { outline: 3px solid #f90; outline-offset: 2px; }
button strong { display: block; color: #0059b3; }
a { color: #0059b3; }
`;

const IMPRONTA_STILE = createHash('sha256').update(STILE).digest('base64');

const CARATTERI: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const html = (testo: string): string => testo.replace(/[&<>"']/g, (c) => CARATTERI[c]!);

/** Sends a whole page. No script can run in it, and its forms reach only `moduliVerso`. */
export function mandaPagina(
  risposta: ServerResponse,
  { stato, titolo, corpo, moduliVerso = [] }: { stato: number; titolo: string; corpo: string; moduliVerso?: string[] },
): void {
  // The policy has no way to name an IPv6 host: who came by one posts to `'self'`.
  const nominabili = moduliVerso.filter((indirizzo) => !indirizzo.includes('['));
  risposta.statusCode = stato;
  risposta.setHeader('Content-Type', 'text/html; charset=utf-8');
  risposta.setHeader('Cache-Control', 'no-store');
  risposta.setHeader('X-Content-Type-Options', 'nosniff');
  risposta.setHeader('Referrer-Policy', 'no-referrer');
  risposta.setHeader(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'sha256-${IMPRONTA_STILE}'; base-uri 'none'; frame-ancestors 'none'; ` +
      `form-action ${["'self'", ...nominabili].join(' ')}`,
  );
  risposta.end(`<!doctype html>
<html lang="it">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(titolo)} – Cartella sociale</title>
<style>${STILE}</style>
</head>
<body>
<header><p>Cartella sociale</p></header>
<main>
<h1>${html(titolo)}</h1>
${corpo}
</main>
</body>
</html>
`);
}
