import type { EsitoAppend } from './confronto-append.js';
import type { Macchina } from './macchina.js';
import type { Durate } from './misura.js';
import type { EsitoPagina } from './pagine.js';

export interface Risultati {
  readonly quando: string;
  readonly macchina: Macchina;
  readonly append: { readonly byte: number; readonly esiti: readonly EsitoAppend[] };
  readonly log: {
    readonly eventi: number;
    readonly cartelle: number;
    readonly replay: {
      readonly viste: readonly { readonly nome: string; readonly secondi: number }[];
      readonly secondi: number;
      readonly eventiAlSecondo: number;
    };
    readonly verifica: { readonly secondi: number; readonly eventiAlSecondo: number };
    readonly pagine: readonly EsitoPagina[];
  };
}

/** As Markdown, so that it reads on a terminal and can be pasted into docs/benchmarks.md. */
export function stampa({ quando, macchina: m, append, log }: Risultati): void {
  const numero = (n: number): string => n.toLocaleString('it-IT');
  const tempi = ({ p50, p95, p99 }: Durate): string[] => [p50, p95, p99].map(numero);
  const righe = [
    `${quando.slice(0, 10)} · ${m.cpu}, ${m.core} core, ${m.memoriaGB} GB · ${m.sistema}`,
    `Node ${m.node} · PostgreSQL ${m.postgres} · ${elenco(m.pacchetti)}`,
    `${elenco(m.impostazioni)} · fdatasync di 8 kB: p50 ${numero(m.fdatasyncMs.p50)} ms, p99 ${numero(m.fdatasyncMs.p99)} ms · carico iniziale ${numero(m.caricoIniziale)}`,
    '',
    `### Append di un evento (${append.byte} byte)`,
    '',
    ...tabella(
      ['clienti', 'nostro/s', 'Emmett/s', 'rapporto', 'nostro p50', 'p95', 'p99 ms', 'Emmett p50', 'p95', 'p99 ms'],
      append.esiti.map((e) => [
        numero(e.clienti),
        numero(e.nostro.alSecondo),
        numero(e.emmett.alSecondo),
        numero(e.rapporto),
        ...tempi(e.nostro.durate),
        ...tempi(e.emmett.durate),
      ]),
    ),
    '',
    `### Registro di ${numero(log.eventi)} eventi, ${numero(log.cartelle)} cartelle`,
    '',
    ...tabella(
      ['lavoro', 'secondi', 'eventi/s'],
      [
        ...log.replay.viste.map((v) => [
          `replay: ${v.nome}`,
          numero(v.secondi),
          numero(Math.round(log.eventi / v.secondi)),
        ]),
        ['replay: tutte', numero(log.replay.secondi), numero(log.replay.eventiAlSecondo)],
        ['verifica', numero(log.verifica.secondi), numero(log.verifica.eventiAlSecondo)],
      ],
    ),
    '',
    ...tabella(
      ['pagina (HTTP)', 'richieste', 'p50', 'p95', 'p99 ms', 'kB'],
      log.pagine.map((p) => [
        p.pagina,
        numero(p.richieste),
        ...tempi(p.durate),
        numero(Math.round(p.byteMediani / 1024)),
      ]),
    ),
  ];
  process.stdout.write(`${righe.join('\n')}\n`);
}

const elenco = (coppie: Readonly<Record<string, string>>): string =>
  Object.entries(coppie)
    .map(([nome, valore]) => `${nome} ${valore}`)
    .join(', ');

function tabella(intestazione: readonly string[], righe: readonly (readonly string[])[]): string[] {
  const larghezze = intestazione.map((testo, i) => Math.max(testo.length, ...righe.map((r) => (r[i] ?? '').length)));
  const riga = (celle: readonly string[]): string =>
    `| ${celle.map((c, i) => (i === 0 ? c.padEnd(larghezze[i] as number) : c.padStart(larghezze[i] as number))).join(' | ')} |`;
  const linea = `| ${larghezze.map((n, i) => (i === 0 ? '-'.repeat(n) : `${'-'.repeat(n - 1)}:`)).join(' | ')} |`;
  return [riga(intestazione), linea, ...righe.map(riga)];
}
