import { dirname, join, normalize } from 'node:path/posix';
import ts from 'typescript';

/** Path from the root of the project, and text. */
export type Sorgenti = ReadonlyMap<string, string>;

interface Importazione {
  readonly da: string;
  readonly nome: string;
  /** The file it leads to, for a relative import of a source. */
  readonly a: string | undefined;
}

const FUORI_DAI_SORGENTI = /\.(css|svg|json)$/;
const daProva = (file: string): boolean => /\.spec\.tsx?$/.test(file);
const libDi = (file: string): string | undefined => /^libs\/([^/]+)\//.exec(file)?.[1];
const parteDi = (file: string): string => /^(libs|apps)\/[^/]+|^test/.exec(file)?.[0] ?? file;

/** What breaks the rules of the import graph, one sentence each; none is right. */
export function violazioni(sorgenti: Sorgenti): string[] {
  const importazioni = [...sorgenti].flatMap(([file, testo]) => importazioniDi(file, testo, sorgenti));
  const delProgramma = importazioni.filter((i) => !daProva(i.da));
  return [
    ...dominioNonPuro(delProgramma, libPure(sorgenti, delProgramma)),
    ...relativiCheEscono(importazioni),
    ...aliasCheNonSonoPorte(importazioni, sorgenti),
    ...cicli('le lib', dipendenzeTraLib(delProgramma)),
    ...cicli(
      'i file',
      delProgramma.flatMap(({ da, a }) => (a === undefined ? [] : [[da, a] as const])),
    ),
    ...nomiCheNonDicono(sorgenti),
    ...busDegliEventi(sorgenti),
  ];
}

function importazioniDi(da: string, testo: string, sorgenti: Sorgenti): Importazione[] {
  return ts
    .preProcessFile(testo, true, true)
    .importedFiles.map(({ fileName: nome }) => ({
      da,
      nome,
      a: nome.startsWith('.') ? destinazione(da, nome, sorgenti) : undefined,
    }));
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

function dominioNonPuro(importazioni: readonly Importazione[], pure: ReadonlySet<string>): string[] {
  return importazioni.flatMap(({ da, nome, a }) => {
    const dominio = /^libs\/[^/]+\/src\/domain\//.exec(da)?.[0];
    if (dominio === undefined) return [];
    const ammesso = nome.startsWith('.') ? a?.startsWith(dominio) : nome.startsWith('#') && pure.has(nome.slice(1));
    return ammesso ? [] : [`${da}: il dominio importa «${nome}», che non è dominio né una lib pura`];
  });
}

function relativiCheEscono(importazioni: readonly Importazione[]): string[] {
  return importazioni.flatMap(({ da, nome, a }) => {
    if (a === undefined || a.startsWith(`${parteDi(da)}/`)) return [];
    if (daProva(da) && a.startsWith('test/ambiente/')) return [];
    return [`${da}: «${nome}» esce da ${parteDi(da)}`];
  });
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

function busDegliEventi(sorgenti: Sorgenti): string[] {
  return [...sorgenti].flatMap(([file, testo]) => {
    if (!testo.includes('@nestjs/cqrs')) return [];
    const presi: string[] = [];
    const visita = (nodo: ts.Node): void => {
      if (
        (ts.isImportDeclaration(nodo) || ts.isExportDeclaration(nodo)) &&
        nodo.moduleSpecifier?.getText(albero).slice(1, -1) === '@nestjs/cqrs'
      )
        presi.push(...nomiPresi(nodo));
      ts.forEachChild(nodo, visita);
    };
    const albero = ts.createSourceFile(file, testo, ts.ScriptTarget.Latest, true);
    visita(albero);
    return presi
      .filter((nome) => nome === '*' || DEL_BUS.has(nome))
      .map((nome) => `${file}: importa «${nome}» da @nestjs/cqrs`);
  });
}

function nomiPresi(nodo: ts.ImportDeclaration | ts.ExportDeclaration): string[] {
  const elenco = ts.isImportDeclaration(nodo) ? nodo.importClause?.namedBindings : nodo.exportClause;
  if (elenco === undefined || !('elements' in elenco)) return ['*'];
  return elenco.elements.map((e) => (e.propertyName ?? e.name).text);
}
