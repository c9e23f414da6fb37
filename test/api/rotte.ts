import type { ServerDiProva } from '../ambiente/server-di-prova.js';

/** What the OpenAPI says of the routes, so that a route added tomorrow is tried as those of today. */

export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly type?: string;
  readonly nullable?: boolean;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly example?: unknown;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: unknown;
}

interface Contenuti {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

export interface Operazione {
  readonly operationId: string;
  readonly summary?: string;
  readonly tags?: readonly string[];
  /** The rows of the matrix it asks for; absent where it is public. */
  readonly 'x-azioni'?: readonly string[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: Contenuti;
  readonly responses: Readonly<Record<string, Contenuti>>;
}

export interface Rotta {
  readonly metodo: string;
  readonly percorso: string;
  readonly operazione: Operazione;
  /** The class of the body, with its references resolved one level; absent if the route takes none. */
  readonly corpo: Schema | undefined;
}

export interface Documento {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operazione>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export class Api {
  readonly rotte: readonly Rotta[];

  constructor(readonly documento: Documento) {
    this.rotte = Object.entries(documento.paths).flatMap(([percorso, metodi]) =>
      Object.entries(metodi).map(([metodo, operazione]) => ({
        metodo: metodo.toUpperCase(),
        percorso,
        operazione,
        corpo: this.risolvi(operazione.requestBody?.content?.['application/json']?.schema),
      })),
    );
  }

  static async di(server: ServerDiProva): Promise<Api> {
    const { corpo } = await server.senzaSessione().get('/api/openapi.json');
    return new Api(corpo as Documento);
  }

  /** Those that take a body, hence those that could write. */
  get conCorpo(): (Rotta & { readonly corpo: Schema })[] {
    return this.rotte.filter((r): r is Rotta & { corpo: Schema } => r.corpo !== undefined);
  }

  risolvi(schema: Schema | undefined): Schema | undefined {
    if (!schema) return undefined;
    const riferimento = schema.$ref ?? (schema.allOf?.length === 1 ? schema.allOf[0]?.$ref : undefined);
    if (riferimento === undefined) return schema;
    const nome = riferimento.replace('#/components/schemas/', '');
    const trovato = this.documento.components.schemas[nome];
    if (!trovato) throw new Error(`lo schema ${nome} non esiste`);
    return trovato;
  }

  /** A body of the right form; what it says need not be true of any case. */
  esempio(schema: Schema | undefined): unknown {
    const s = this.risolvi(schema) ?? {};
    if (s.enum) return s.enum[0];
    switch (s.type) {
      case 'object':
        return Object.fromEntries((s.required ?? []).map((nome) => [nome, this.esempio(s.properties?.[nome])]));
      case 'array':
        return Array.from({ length: s.minItems ?? 0 }, () => this.esempio(s.items));
      case 'integer':
        return s.minimum ?? 1;
      case 'boolean':
        return true;
      default:
        return esempioDiTesto(s);
    }
  }

  /** Every field of a body, those of its parts included, by the path that leads there. */
  campi(schema: Schema, sopra: readonly (string | number)[] = []): Campo[] {
    return Object.entries(schema.properties ?? {}).flatMap(([nome, suo]) => {
      const percorso = [...sopra, nome];
      const risolto = this.risolvi(suo) ?? {};
      const voce = risolto.type === 'array' ? this.risolvi(risolto.items) : undefined;
      return [
        { percorso, schema: risolto, obbligatorio: schema.required?.includes(nome) ?? false },
        ...this.campi(risolto, percorso),
        ...(voce ? this.campi(voce, [...percorso, 0]) : []),
      ];
    });
  }

  /** A body with one field changed; the parts above it are made as they should be. */
  con(schema: Schema, percorso: readonly (string | number)[], valore: unknown): unknown {
    const corpo = this.esempio(schema) as Record<string, unknown>;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    let qui: any = corpo;
    let suo: Schema | undefined = schema;
    for (const [i, passo] of percorso.entries()) {
      suo = typeof passo === 'number' ? this.risolvi(suo?.items) : this.risolvi(suo?.properties?.[passo]);
      if (i === percorso.length - 1) qui[passo] = valore;
      else {
        qui[passo] ??= suo?.type === 'array' ? [] : this.esempio(suo);
        qui = qui[passo];
      }
    }
    return corpo;
  }
}

export interface Campo {
  readonly percorso: readonly (string | number)[];
  readonly schema: Schema;
  readonly obbligatorio: boolean;
}

function esempioDiTesto(s: Schema): string {
  if (s.format === 'uuid') return '00000000-0000-4000-8000-000000000000';
  if (s.example !== undefined) return String(s.example);
  return s.pattern === undefined ? 'x' : 'A2.07';
}
