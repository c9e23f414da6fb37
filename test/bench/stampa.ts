import type { EsitoAppend } from './confronto-append.js';
import type { Macchina } from './macchina.js';
import { arrotonda, type Durate } from './misura.js';
import type { EsitoPagina } from './pagine.js';
import type { Misura } from './registro.js';
import type { EsitoScala } from './scala.js';

export interface Risultati {
  readonly quando: string;
  readonly macchina: Macchina;
  readonly append: { readonly byte: number; readonly esiti: readonly EsitoAppend[] };
  readonly replayDiEmmett: Misura & { readonly eventi: number };
  readonly log: {
    readonly eventi: number;
    readonly cartelle: number;
    readonly replay: Misura;
    readonly verifica: Misura;
    readonly pagine: readonly EsitoPagina[];
  };
}

const numero = (n: number): string => n.toLocaleString('it-IT');
const tempi = ({ p50, p95, p99 }: Durate): string[] => [p50, p95, p99].map(numero);

/** As Markdown, so that it reads on a terminal and can be pasted into docs/benchmarks.md. */
export function stampa({ quando, macchina, append, replayDiEmmett, log }: Risultati): void {
  scrivi([
    ...intestazione(quando, macchina),
    `### Append di un evento (${append.byte} byte)`,
    '',
    ...tabella(
      ['clienti', 'chi', 'append/s', 'noi rispetto a lui', 'p50', 'p95', 'p99 ms'],
      append.esiti.flatMap(({ clienti, lati }) =>
        lati.map((l) => [numero(clienti), l.nome, numero(l.alSecondo), numero(l.rapporto), ...tempi(l.durate)]),
      ),
    ),
    '',
    `### Registro di ${numero(log.eventi)} eventi, ${numero(log.cartelle)} cartelle`,
    '',
    ...tabella(
      ['lavoro', 'eventi', 'secondi', 'eventi/s'],
      [
        ['replay di tutte le viste', numero(log.eventi), ...misura(log.replay)],
        ['replay di una vista, Emmett', numero(replayDiEmmett.eventi), ...misura(replayDiEmmett)],
        ['verifica', numero(log.eventi), ...misura(log.verifica)],
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
  ]);
}

/** One row for each measure, one column for each size, and the last over the first. */
export function stampaScala({
  quando,
  macchina,
  scala,
}: {
  readonly quando: string;
  readonly macchina: Macchina;
  readonly scala: readonly EsitoScala[];
}): void {
  const riga = (nome: string, valore: (e: EsitoScala, i: number) => number): string[] => {
    const valori = scala.map(valore);
    return [nome, ...valori.map(numero), numero(arrotonda((valori.at(-1) as number) / (valori[0] as number)))];
  };
  const pagine = scala[0]?.pagine.map((p) => p.pagina) ?? [];
  scrivi([
    ...intestazione(quando, macchina),
    `### Da ${scala.map((e) => numero(e.eventi)).join(' a ')} eventi`,
    '',
    ...tabella(
      ['misura', ...scala.map((e) => `${numero(e.eventi)} eventi`), 'ultima/prima'],
      [
        riga('cartelle', (e) => e.cartelle),
        riga('append da solo, p50 ms', (e) => e.appendDaSolo.p50),
        riga('append da solo, p95 ms', (e) => e.appendDaSolo.p95),
        riga('append, 32 clienti, al secondo', (e) => e.appendAlSecondo),
        riga('verifica, eventi/s', (e) => e.verifica.eventiAlSecondo),
        riga('replay di tutte le viste, eventi/s', (e) => e.replay.eventiAlSecondo),
        ...pagine.flatMap((nome, i) => [
          riga(`${nome}, p50 ms`, (e) => e.pagine[i]?.durate.p50 ?? NaN),
          riga(`${nome}, p95 ms`, (e) => e.pagine[i]?.durate.p95 ?? NaN),
        ]),
        riga('semina, eventi/s', (e) => e.semina.eventiAlSecondo),
      ],
    ),
  ]);
}

const scrivi = (righe: readonly string[]): void => void process.stdout.write(`${righe.join('\n')}\n`);

const misura = (m: Misura): string[] => [numero(m.secondi), numero(m.eventiAlSecondo)];

const intestazione = (quando: string, m: Macchina): string[] => [
  `${quando.slice(0, 10)} · ${m.cpu}, ${m.core} core, ${m.memoriaGB} GB · ${m.sistema}`,
  `Node ${m.node} · PostgreSQL ${m.postgres} · ${elenco(m.pacchetti)}`,
  `${elenco(m.impostazioni)} · fdatasync di 8 kB: p50 ${numero(m.fdatasyncMs.p50)} ms, p99 ${numero(m.fdatasyncMs.p99)} ms · carico iniziale ${numero(m.caricoIniziale)}`,
  '',
];

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
