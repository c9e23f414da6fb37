import { dirname, join, normalize } from 'node:path/posix';
import ts from 'typescript';

/** Path from the root of the project, and text. */
export type Sorgenti = ReadonlyMap<string, string>;

interface Importazione {
  readonly da: string;
  readonly nome: string;
  /** The file it leads to, for a relative import of a source. */
  readonly a: string | undefined;
  /** Written so that nothing of it is left at run time. */
  readonly soloTipi: boolean;
  /** What it takes by name; `*` for everything. */
  readonly presi: readonly string[];
}

const FUORI_DAI_SORGENTI = /\.(css|svg|json)$/;
/** Specs, what serves only them, and the conformance suite that every event store runs. */
const daProva = (file: string): boolean => /\.spec\.tsx?$|\/(prova|conformita)\/|^test\//.test(file);
const libDi = (file: string): string | undefined => /^libs\/([^/]+)\//.exec(file)?.[1];
const parteDi = (file: string): string => /^(libs|apps)\/[^/]+|^test/.exec(file)?.[0] ?? file;

/** What breaks the rules of the import graph, one sentence each. */
export function violazioni(sorgenti: Sorgenti): string[] {
  const importazioni = [...sorgenti].flatMap(([file, testo]) => importazioniDi(file, testo, sorgenti));
  const delProgramma = importazioni.filter((i) => !daProva(i.da));
  return [
    ...dominioNonPuro(delProgramma, libPure(sorgenti, delProgramma)),
    ...relativiCheEscono(importazioni),
    ...proveNelProgramma(delProgramma),
    ...aliasCheNonSonoPorte(importazioni, sorgenti),
    ...cicli('le lib', dipendenzeTraLib(delProgramma)),
    ...cicli('i file', dipendenzeTraFile(delProgramma)),
    ...nomiCheNonDicono(sorgenti),
    ...busDegliEventi(importazioni),
  ];
}

function importazioniDi(da: string, testo: string, sorgenti: Sorgenti): Importazione[] {
  const trovate: Importazione[] = [];
  const aggiungi = (modulo: ts.Node | undefined, soloTipi: boolean, presi: readonly string[]): void => {
    if (!modulo || !ts.isStringLiteralLike(modulo)) return;
    const nome = modulo.text;
    trovate.push({ da, nome, a: nome.startsWith('.') ? destinazione(da, nome, sorgenti) : undefined, soloTipi, presi });
  };
  const visita = (nodo: ts.Node): void => {
    if (ts.isImportDeclaration(nodo))
      aggiungi(nodo.moduleSpecifier, nodo.importClause?.isTypeOnly ?? false, nomiPresi(nodo));
    else if (ts.isExportDeclaration(nodo)) aggiungi(nodo.moduleSpecifier, nodo.isTypeOnly, nomiPresi(nodo));
    else if (ts.isImportTypeNode(nodo) && ts.isLiteralTypeNode(nodo.argument))
      aggiungi(nodo.argument.literal, true, ['*']);
    else if (ts.isCallExpression(nodo) && nodo.expression.kind === ts.SyntaxKind.ImportKeyword)
      aggiungi(nodo.arguments[0], false, ['*']);
    ts.forEachChild(nodo, visita);
  };
  visita(ts.createSourceFile(da, testo, ts.ScriptTarget.Latest));
  return trovate;
}

function nomiPresi(nodo: ts.ImportDeclaration | ts.ExportDeclaration): string[] {
  const elenco = ts.isImportDeclaration(nodo) ? nodo.importClause?.namedBindings : nodo.exportClause;
  if (elenco === undefined || !('elements' in elenco)) return ['*'];
  return elenco.elements.map((e) => (e.propertyName ?? e.name).text);
}

function destinazione(da: string, nome: string, sorgenti: Sorgenti): string | undefined {
  const percorso = normalize(join(dirname(da), nome));
  if (FUORI_DAI_SORGENTI.test(percorso)) return undefined;
  const senza = percorso.replace(/\.jsx?$/, '');
  return (
    [percorso, `${senza}.ts`, `${senza}.tsx`, `${percorso}/index.ts`].find((f) => sorgenti.has(f)) ?? `${senza}.ts`
  );
}

/** A lib that is nothing but domain: as free of frameworks, clocks and databases as the code that imports it must be. */
function libPure(sorgenti: Sorgenti, importazioni: readonly Importazione[]): ReadonlySet<string> {
  const libs = new Set([...sorgenti.keys()].flatMap((file) => libDi(file) ?? []));
  for (const file of sorgenti.keys()) {
    const lib = libDi(file);
    if (lib !== undefined && !daProva(file) && !new RegExp(`^libs/${lib}/src/(domain/|index\\.ts$)`).test(file))
      libs.delete(lib);
  }
  for (const { da, nome } of importazioni)
    if (/^libs\/[^/]+\/src\/index\.ts$/.test(da) && !nome.startsWith('./domain/')) libs.delete(libDi(da)!);
  return libs;
}

/** The types of another lib may be named, if only they are: erased, they cannot bring in what that lib runs on. */
function dominioNonPuro(importazioni: readonly Importazione[], pure: ReadonlySet<string>): string[] {
  return importazioni.flatMap(({ da, nome, a, soloTipi }) => {
    const dominio = /^libs\/[^/]+\/src\/domain\//.exec(da)?.[0];
    if (dominio === undefined) return [];
    const ammesso = nome.startsWith('.')
      ? a?.startsWith(dominio)
      : nome.startsWith('#') && (soloTipi || pure.has(nome.slice(1)));
    return ammesso ? [] : [`${da}: il dominio importa «${nome}», che non è dominio né una lib pura`];
  });
}

function relativiCheEscono(importazioni: readonly Importazione[]): string[] {
  return importazioni.flatMap(({ da, nome, a, soloTipi }) => {
    if (a === undefined || a.startsWith(`${parteDi(da)}/`)) return [];
    // Tests share what serves tests.
    if (daProva(da) && /^test\/ambiente\/|\/prova\//.test(a)) return [];
    // The door of a lib opens on the server; the browser takes the shapes of the domain and nothing that runs.
    if (da.startsWith('apps/web/') && soloTipi && /^libs\/[^/]+\/src\/domain\//.test(a)) return [];
    return [`${da}: «${nome}» esce da ${parteDi(da)}`];
  });
}

function proveNelProgramma(delProgramma: readonly Importazione[]): string[] {
  return delProgramma.flatMap(({ da, nome, a }) =>
    a !== undefined && daProva(a) ? [`${da}: il programma importa una prova («${nome}»)`] : [],
  );
}

/** `#lib` is the index of a lib and the only way in; from inside, it would be a lib that goes out to come back. */
function aliasCheNonSonoPorte(importazioni: readonly Importazione[], sorgenti: Sorgenti): string[] {
  return importazioni.flatMap(({ da, nome }) => {
    if (!nome.startsWith('#')) return [];
    if (!sorgenti.has(`libs/${nome.slice(1)}/src/index.ts`)) return [`${da}: «${nome}» non è la porta di una lib`];
    return nome.slice(1) === libDi(da) && !daProva(da) ? [`${da}: la lib importa se stessa da fuori («${nome}»)`] : [];
  });
}

function dipendenzeTraLib(importazioni: readonly Importazione[]): (readonly [string, string])[] {
  return importazioni.flatMap(({ da, nome }) => {
    const lib = libDi(da);
    return lib !== undefined && nome.startsWith('#') && nome.slice(1) !== lib ? [[lib, nome.slice(1)] as const] : [];
  });
}

/** At run time: two files may name each other's types. */
function dipendenzeTraFile(importazioni: readonly Importazione[]): (readonly [string, string])[] {
  return importazioni.flatMap(({ da, a, soloTipi }) => (a === undefined || soloTipi ? [] : [[da, a] as const]));
}

function cicli(tra: string, archi: readonly (readonly [string, string])[]): string[] {
  const vicini = new Map<string, Set<string>>();
  for (const [da, a] of archi) vicini.set(da, (vicini.get(da) ?? new Set()).add(a));
  const finiti = new Set<string>();
  const trovati: string[] = [];
  const visita = (nodo: string, strada: readonly string[]): void => {
    const inizio = strada.indexOf(nodo);
    if (inizio >= 0) trovati.push(`ciclo tra ${tra}: ${[...strada.slice(inizio), nodo].join(' → ')}`);
    if (inizio >= 0 || finiti.has(nodo)) return;
    for (const vicino of vicini.get(nodo) ?? []) visita(vicino, [...strada, nodo]);
    finiti.add(nodo);
  };
  for (const nodo of vicini.keys()) visita(nodo, []);
  return trovati;
}

function nomiCheNonDicono(sorgenti: Sorgenti): string[] {
  return [...sorgenti.keys()]
    .filter((file) => /(^|\/)(utils?|helpers?|common|misc|base|manager)(\.|\/)/i.test(file))
    .map((file) => `${file}: il nome non dice che cosa contiene`);
}

/** At most once, in memory: nothing that must happen may depend on it (architecture.md, «Domain code: the decider»). */
const DEL_BUS = new Set([
  'EventBus',
  'EventPublisher',
  'EventsHandler',
  'IEventHandler',
  'Saga',
  'UnhandledExceptionBus',
]);

function busDegliEventi(importazioni: readonly Importazione[]): string[] {
  return importazioni
    .filter((i) => i.nome === '@nestjs/cqrs')
    .flatMap(({ da, presi }) =>
      presi.filter((p) => p === '*' || DEL_BUS.has(p)).map((p) => `${da}: importa «${p}» da @nestjs/cqrs`),
    );
}
