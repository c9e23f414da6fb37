import { applyDecorators } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Azione } from '../domain/azioni.js';

const AZIONI_DELLA_ROTTA = Symbol('azioni della rotta');

/**
 * The row of the matrix that a route asks for. The gate refuses to judge any other in its name, and no program starts
 * with a route that names none. Several only where what is sent, or what is kept, says which.
 */
export const Chiede = (...azioni: [Azione, ...Azione[]]): MethodDecorator =>
  applyDecorators(
    (_: object, __?: string | symbol, metodo?: PropertyDescriptor) =>
      Reflect.defineMetadata(AZIONI_DELLA_ROTTA, azioni, metodo!.value as object),
    ApiExtension('x-azioni', azioni),
  );

export const azioniDellaRotta = (metodo: object): readonly Azione[] | undefined =>
  Reflect.getMetadata(AZIONI_DELLA_ROTTA, metodo) as readonly Azione[] | undefined;
