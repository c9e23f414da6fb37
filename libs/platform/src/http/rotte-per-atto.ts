import type { PipeTransform, Type } from '@nestjs/common';
import { Body, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation } from '@nestjs/swagger';
import { rifiuto } from '#storia';
import { RifiutoHttp } from './rifiuto-http.js';
import { Risponde } from './risponde.js';

const UUID = (nome: string) =>
  new ParseUUIDPipe({
    exceptionFactory: () =>
      new RifiutoHttp(rifiuto('identificativo-non-valido', `«${nome}» deve essere un identificativo UUID.`), 400),
  });

const minuscolo: PipeTransform<string, string> = { transform: (id) => id.toLowerCase() };

/** The id in the path, refused with a reason if it is not a UUID; in lower case, as the log writes it. */
export const IdNelPercorso = (nome = 'id'): ParameterDecorator => Param(nome, UUID(nome), minuscolo);

const nomeMetodo = (atto: string): string => atto.replace(/-(\w)/g, (_, lettera: string) => lettera.toUpperCase());

/** Its name becomes the operation's in the OpenAPI. */
const metodo = (nome: string, atto: string): unknown =>
  ({
    [nome](this: { esegui: (...a: unknown[]) => unknown }, id: string, corpo: object, ...resto: unknown[]) {
      return this.esegui(atto, id, corpo, ...resto);
    },
  })[nome];

/**
 * Gives a controller one POST route per act, `:id/atti/<atto>`, each with its own class of input: one table of acts is
 * the whole list of routes. The controller answers them all with `esegui(atto, id, corpo, ...parametri)`.
 * @param parametri decorators of the parameters after the body
 * @param altri of the route itself, by its act
 */
export function rottePerAtto(
  controller: Type<{ esegui(atto: string, id: string, corpo: object, ...resto: never[]): Promise<unknown> }>,
  atti: Readonly<Record<string, Type<object>>>,
  titoli: (atto: string) => string,
  parametri: readonly ParameterDecorator[],
  altri: (atto: string) => MethodDecorator,
): void {
  const prototipo = controller.prototype as Record<string, unknown>;
  for (const [atto, classe] of Object.entries(atti)) {
    const nome = nomeMetodo(atto);
    prototipo[nome] = metodo(nome, atto);
    Reflect.defineMetadata('design:paramtypes', [String, classe, ...parametri.map(() => Object)], prototipo, nome);
    IdNelPercorso()(prototipo, nome, 0);
    Body()(prototipo, nome, 1);
    parametri.forEach((decora, i) => decora(prototipo, nome, i + 2));
    const descrittore = Object.getOwnPropertyDescriptor(prototipo, nome) as TypedPropertyDescriptor<unknown>;
    for (const decora of [
      Post(`:id/atti/${atto}`),
      HttpCode(200),
      ApiOperation({ summary: titoli(atto) }),
      ApiBody({ type: classe }),
      ApiHeader({ name: 'Idempotency-Key', required: false }),
      ApiHeader({ name: 'If-Match', required: false }),
      Risponde('EsitoComando'),
      altri(atto),
    ]) {
      decora(prototipo, nome, descrittore as PropertyDescriptor);
    }
  }
}
