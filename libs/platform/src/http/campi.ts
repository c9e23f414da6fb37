import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import type { ValidationOptions } from 'class-validator';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { dataCivileValida } from '#storia';

/*
 * The fields of what people send, one decorator each: it validates, says what is wrong in Italian, and documents the
 * field in the OpenAPI. A field is required unless `facoltativo`.
 */

interface Opzioni {
  readonly facoltativo?: boolean;
  readonly descrizione?: string;
}

type Schema = Record<string, unknown>;

const campo = ({ facoltativo, descrizione }: Opzioni, schema: Schema, ...regole: PropertyDecorator[]) =>
  applyDecorators(
    // A null is a field left empty: the rules know one way of being absent.
    ...(facoltativo ? [IsOptional(), Transform(({ value }: { value: unknown }) => value ?? undefined)] : []),
    ...regole,
    (facoltativo ? ApiPropertyOptional : ApiProperty)({
      ...schema,
      ...(descrizione && { description: descrizione }),
    } as object),
  );

// Tab and line breaks are text; the other control characters, and halves of surrogate pairs, are not storable text.
// eslint-disable-next-line no-control-regex
const NON_TESTO = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

const pulito = (v: unknown): boolean => typeof v !== 'string' || (v.isWellFormed() && !NON_TESTO.test(v));

const testoPulito = (opzioni?: ValidationOptions) =>
  ValidateBy(
    {
      name: 'testoPulito',
      validator: {
        validate: pulito,
        defaultMessage: () => 'contiene caratteri non ammessi',
      },
    },
    opzioni,
  );

/** Spaces, and what takes no place or shows nothing on the page: marks without a letter, fillers, direction signs. */
const INVISIBILE = /^[\p{Z}\p{Cc}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800]*$/u;

/** Whether there is something to read in a text: what only looks like one is not a reason, nor a name. */
export const siLegge = (testo: string): boolean => !INVISIBILE.test(testo);

const nonVuoto = () =>
  ValidateBy({
    name: 'nonVuoto',
    validator: {
      validate: (v: unknown) => typeof v !== 'string' || siLegge(v),
      defaultMessage: () => 'va scritto',
    },
  });

export const Testo = ({ massimo = 4_000, ...o }: Opzioni & { massimo?: number } = {}) =>
  campo(
    o,
    { type: String, minLength: 1, maxLength: massimo },
    IsString({ message: 'deve essere un testo' }),
    nonVuoto(),
    MaxLength(massimo, { message: `non può superare ${massimo} caratteri` }),
    testoPulito(),
  );

export const Giorno = (o: Opzioni = {}) =>
  campo(
    o,
    { type: String, example: '2026-03-14', description: 'Data (AAAA-MM-GG), con ora facoltativa (THH:MM), di Roma' },
    ValidateBy({
      name: 'giorno',
      validator: {
        validate: dataCivileValida,
        defaultMessage: () => 'deve essere una data esistente, nella forma AAAA-MM-GG',
      },
    }),
  );

/** A day without a time. */
export const SoloGiorno = (o: Opzioni = {}) =>
  campo(
    o,
    { type: String, format: 'date', example: '2026-03-14' },
    ValidateBy({
      name: 'soloGiorno',
      validator: {
        validate: (v: unknown) => dataCivileValida(v) && v.length === 10,
        defaultMessage: () => 'deve essere una data esistente, nella forma AAAA-MM-GG',
      },
    }),
  );

/** Hours and minutes of a day in Rome. */
export const Ora = (o: Opzioni = {}) =>
  campo(
    o,
    { type: String, pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', example: '09:30' },
    Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'deve essere un’ora, nella forma OO:MM' }),
  );

/** Kept in lower case, as the database writes them back: two spellings of an id are one id. */
export const Identificativo = (o: Opzioni = {}) =>
  campo(
    o,
    { type: String, format: 'uuid' },
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value)),
    IsUUID(undefined, { message: 'deve essere un identificativo UUID' }),
  );

/** A code of a list kept outside the case: an operator, an ente, a funding source. It is never somebody's words. */
export const Codice = (o: Opzioni = {}) =>
  campo(
    o,
    { type: String, pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' },
    IsString({ message: 'deve essere un testo' }),
    Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, { message: 'non è un codice ammesso' }),
  );

/** Codes of one list. */
export const Codici = ({ quanti, ...o }: Opzioni & { quanti: number }) =>
  campo(
    o,
    { type: 'array', items: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' }, maxItems: quanti },
    IsArray({ message: 'deve essere un elenco' }),
    ArrayMaxSize(quanti, { message: 'ha troppe voci' }),
    IsString({ each: true, message: 'deve contenere testi' }),
    Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, { each: true, message: 'contiene un codice non ammesso' }),
  );

export const CodiceIstat = (o: Opzioni = {}) =>
  campo(
    o,
    { type: String, pattern: '^\\d{6}$', example: '017085' },
    Matches(/^\d{6}$/, { message: 'deve essere il codice ISTAT del Comune, sei cifre' }),
  );

export const Intero = ({ minimo, massimo, ...o }: Opzioni & { minimo: number; massimo: number }) =>
  campo(
    o,
    { type: 'integer', minimum: minimo, maximum: massimo },
    IsInt({ message: 'deve essere un numero intero' }),
    Min(minimo, { message: `non può essere meno di ${minimo}` }),
    Max(massimo, { message: `non può essere più di ${massimo}` }),
  );

/** A number of an address, from 1 up; to be given the same initial value as the property. */
export const Quanto = ({ massimo, predefinito }: { massimo: number; predefinito: number }) =>
  applyDecorators(
    ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: massimo, default: predefinito }),
    IsOptional(),
    Type(() => Number),
    IsInt({ message: 'deve essere un numero intero' }),
    Min(1, { message: 'comincia da 1' }),
    Max(massimo, { message: `non può superare ${massimo}` }),
  );

export const SiNo = (o: Opzioni = {}) =>
  campo(o, { type: Boolean }, IsBoolean({ message: 'deve essere vero o falso' }));

export const Scelta = (valori: readonly string[], o: Opzioni = {}) =>
  campo(o, { type: String, enum: [...valori] }, IsIn(valori, { message: 'non è tra i valori ammessi' }));

export const Scelte = (valori: readonly string[], o: Opzioni = {}) =>
  campo(
    o,
    { type: 'array', items: { type: 'string', enum: [...valori] }, maxItems: valori.length },
    IsArray({ message: 'deve essere un elenco' }),
    ArrayMaxSize(valori.length, { message: 'ha troppe voci' }),
    IsIn(valori, { each: true, message: 'contiene un valore non ammesso' }),
  );

export const Interi = ({
  minimo,
  massimo,
  quanti,
  ...o
}: Opzioni & { minimo: number; massimo: number; quanti: number }) =>
  campo(
    o,
    { type: 'array', items: { type: 'integer', minimum: minimo, maximum: massimo }, maxItems: quanti },
    IsArray({ message: 'deve essere un elenco' }),
    ArrayMaxSize(quanti, { message: 'ha troppe voci' }),
    IsInt({ each: true, message: 'deve contenere numeri interi' }),
    Min(minimo, { each: true, message: `non può contenere meno di ${minimo}` }),
    Max(massimo, { each: true, message: `non può contenere più di ${massimo}` }),
  );

export const Testi = ({ quanti, massimo = 200, ...o }: Opzioni & { quanti: number; massimo?: number }) =>
  campo(
    o,
    { type: 'array', items: { type: 'string', maxLength: massimo }, maxItems: quanti },
    IsArray({ message: 'deve essere un elenco' }),
    ArrayMaxSize(quanti, { message: 'ha troppe voci' }),
    IsString({ each: true, message: 'deve contenere testi' }),
    MaxLength(massimo, { each: true, message: `non può contenere testi oltre ${massimo} caratteri` }),
    testoPulito({ each: true }),
    ValidateBy(
      {
        name: 'siLegge',
        validator: {
          validate: (v: unknown) => typeof v !== 'string' || v.trim() === '' || siLegge(v),
          defaultMessage: () => 'contiene una voce in cui non c’è nulla da leggere',
        },
      },
      { each: true },
    ),
  );

const eOggetto = (v: unknown): boolean => typeof v === 'object' && v !== null && !Array.isArray(v);

const unOggetto = (opzioni?: ValidationOptions) =>
  ValidateBy(
    { name: 'oggetto', validator: { validate: eOggetto, defaultMessage: () => 'deve essere un oggetto' } },
    opzioni,
  );

/** An empty text takes a field away, and says so; one that cannot be read would take it away in silence. */
const soloTestoPulito = (v: unknown): boolean =>
  typeof v === 'object' && v !== null
    ? Object.entries(v).every(([nome, valore]) => pulito(nome) && soloTestoPulito(valore))
    : pulito(v) && (typeof v !== 'string' || v.trim() === '' || siLegge(v));

/** Fields that a rule will judge, and not a class: here, no more than text that can be kept. */
export const OggettoLibero = (o: Opzioni = {}) =>
  campo(
    o,
    { type: 'object', additionalProperties: true },
    ValidateBy({
      name: 'soloTestoPulito',
      validator: { validate: soloTestoPulito, defaultMessage: () => 'contiene caratteri non ammessi' },
    }),
    unOggetto(),
  );

/** A list of parts, each validated as its class. */
export const Parti = (
  classe: new () => object,
  { minimo = 0, quanti = 50, ...o }: Opzioni & { minimo?: number; quanti?: number } = {},
) =>
  campo(
    o,
    { type: () => classe, isArray: true, minItems: minimo, maxItems: quanti },
    IsArray({ message: 'deve essere un elenco' }),
    ArrayMinSize(minimo, { message: `deve avere almeno ${minimo === 1 ? 'una voce' : `${minimo} voci`}` }),
    ArrayMaxSize(quanti, { message: 'ha troppe voci' }),
    ValidateNested({ each: true, message: 'contiene una voce non valida' }),
    unOggetto({ each: true, message: 'deve contenere oggetti' }),
    Type(() => classe),
  );

export const Parte = (classe: new () => object, o: Opzioni = {}) =>
  campo(
    o,
    { type: () => classe },
    unOggetto(),
    ValidateNested({ message: 'non è valido' }),
    Type(() => classe),
  );
