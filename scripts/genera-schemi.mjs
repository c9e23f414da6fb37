// Writes the JSON Schemas of the API's answers from the TypeScript types of `Risposte`, so that the OpenAPI cannot drift
// from the code. With --verifica it only says whether the file is up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import prettier from 'prettier';
import ts from 'typescript';

const radice = fileURLToPath(new URL('..', import.meta.url));
const ingresso = `${radice}libs/installazione/src/risposte.ts`;
const uscita = `${radice}libs/installazione/src/schemi.generati.ts`;

const { config } = ts.readConfigFile(`${radice}tsconfig.json`, ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, radice);
const programma = ts.createProgram([ingresso], options);
const checker = programma.getTypeChecker();
const definizioni = {};
/** Name → the type it stands for: two interfaces of the same name would become one schema. */
const nominati = new Map();

const letterale = (tipo) =>
  tipo.isStringLiteral() || tipo.isNumberLiteral()
    ? tipo.value
    : tipo.flags & ts.TypeFlags.BooleanLiteral
      ? tipo.intrinsicName === 'true'
      : undefined;

function schemaUnione(tipo) {
  const parti = tipo.types.filter((t) => !(t.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)));
  const nullo = parti.some((t) => t.flags & ts.TypeFlags.Null);
  const altre = parti.filter((t) => !(t.flags & ts.TypeFlags.Null));
  const valori = altre.map(letterale);
  const base =
    altre.length > 0 && valori.every((v) => v !== undefined)
      ? new Set(valori.map((v) => typeof v)).size === 1 && typeof valori[0] === 'boolean' && valori.length === 2
        ? { type: 'boolean' }
        : { type: typeof valori[0], enum: valori.sort() }
      : altre.length === 1
        ? schema(altre[0])
        : { anyOf: altre.map((t) => schema(t)) };
  if (!nullo) return base;
  if (base.$ref || base.anyOf) return { nullable: true, allOf: base.$ref ? [base] : [{ anyOf: base.anyOf }] };
  return { ...base, nullable: true, ...(base.enum && { enum: [...base.enum, null] }) };
}

function schemaOggetto(tipo) {
  const proprieta = {};
  const obbligatorie = [];
  for (const simbolo of checker.getPropertiesOfType(tipo)) {
    const dichiarazione = simbolo.valueDeclaration ?? simbolo.declarations?.[0];
    const suo = dichiarazione
      ? checker.getTypeOfSymbolAtLocation(simbolo, dichiarazione)
      : checker.getTypeOfSymbol(simbolo);
    if (suo.getCallSignatures().length > 0) continue;
    proprieta[simbolo.name] = schema(suo);
    if (!(simbolo.flags & ts.SymbolFlags.Optional)) obbligatorie.push(simbolo.name);
  }
  const indice = checker.getIndexInfoOfType(tipo, ts.IndexKind.String);
  return {
    type: 'object',
    ...(Object.keys(proprieta).length > 0 && { properties: proprieta }),
    ...(obbligatorie.length > 0 && { required: obbligatorie }),
    ...(indice && { additionalProperties: indice.type.flags & ts.TypeFlags.Unknown ? true : schema(indice.type) }),
  };
}

/** Interfaces have a name of their own; everything else is written where it is used. */
function nomeDi(tipo) {
  const simbolo = tipo.symbol;
  if (!simbolo || !(simbolo.flags & ts.SymbolFlags.Interface) || tipo.aliasSymbol) return undefined;
  const file = simbolo.declarations?.[0]?.getSourceFile().fileName ?? '';
  return file.includes('/node_modules/') || (tipo.typeArguments?.length ?? 0) > 0 ? undefined : simbolo.name;
}

function schema(tipo, radiceTipo = false) {
  if (tipo.isUnion()) return schemaUnione(tipo);
  const valore = letterale(tipo);
  if (valore !== undefined) return { type: typeof valore, enum: [valore] };
  if (tipo.flags & ts.TypeFlags.StringLike) return { type: 'string' };
  if (tipo.flags & ts.TypeFlags.NumberLike) return { type: 'number' };
  if (tipo.flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
  if (tipo.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) return {};
  if (checker.isArrayType(tipo) || checker.isTupleType(tipo)) {
    return { type: 'array', items: schema(checker.getTypeArguments(tipo)[0]) };
  }
  const nome = radiceTipo ? undefined : nomeDi(tipo);
  if (!nome) return schemaOggetto(tipo);
  if (!nominati.has(nome)) {
    nominati.set(nome, tipo.symbol);
    definizioni[nome] = schemaOggetto(tipo);
  } else if (nominati.get(nome) !== tipo.symbol) {
    throw new Error(`Two interfaces are called ${nome}: an API has one meaning for each name`);
  }
  return { $ref: `#/components/schemas/${nome}` };
}

const sorgente = programma.getSourceFile(ingresso);
const risposte = sorgente.statements.find((s) => ts.isInterfaceDeclaration(s) && s.name.text === 'Risposte');
for (const membro of risposte.members) {
  const nome = membro.name.text;
  const descritto = schema(checker.getTypeFromTypeNode(membro.type));
  if (descritto.$ref !== `#/components/schemas/${nome}`) definizioni[nome] = descritto;
}

const ordinate = Object.fromEntries(Object.entries(definizioni).sort(([a], [b]) => (a < b ? -1 : 1)));
const testo = await prettier.format(
  `// Generated from risposte.ts by \`npm run genera\`: do not edit.\nexport const SCHEMI = ${JSON.stringify(ordinate)} as const;\n`,
  { ...(await prettier.resolveConfig(uscita)), parser: 'typescript' },
);
if (process.argv.includes('--verifica')) {
  if (readFileSync(uscita, 'utf8') !== testo) {
    process.stderr.write('libs/installazione/src/schemi.generati.ts is not what the types say: run `npm run genera`\n');
    process.exit(1);
  }
} else {
  writeFileSync(uscita, testo);
}
