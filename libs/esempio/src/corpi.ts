import 'reflect-metadata';
import { RequestMethod, type Type } from '@nestjs/common';
import {
  METHOD_METADATA,
  MODULE_METADATA,
  PARAMTYPES_METADATA,
  PATH_METADATA,
  ROUTE_ARGS_METADATA,
} from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { AccessiModule } from '#accessi';
import { CartellaModule } from '#cartella';
import { PersoneModule } from '#persone';
import { convalida } from '#platform';
import { UvmModule } from '#uvm';

const percorsoDi = (cosa: object): string => String(Reflect.getMetadata(PATH_METADATA, cosa));

/** The class of the body of each POST route, as the framework itself finds it. */
function corpiDelleRotte(moduli: readonly Type[]): Map<string, Type> {
  const corpi = new Map<string, Type>();
  for (const modulo of moduli) {
    for (const controller of (Reflect.getMetadata(MODULE_METADATA.CONTROLLERS, modulo) ?? []) as Type[]) {
      const prototipo = controller.prototype as Record<string, object>;
      for (const nome of Object.getOwnPropertyNames(prototipo)) {
        const metodo = prototipo[nome];
        if (nome === 'constructor' || typeof metodo !== 'function') continue;
        if (Reflect.getMetadata(METHOD_METADATA, metodo) !== RequestMethod.POST) continue;
        const argomenti = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, nome) ?? {}) as Record<
          string,
          { readonly index: number }
        >;
        const corpo = Object.entries(argomenti).find(([chiave]) => chiave.startsWith(`${RouteParamtypes.BODY}:`))?.[1];
        const tipi = Reflect.getMetadata(PARAMTYPES_METADATA, prototipo, nome) as Type[];
        const percorso = `${percorsoDi(controller)}/${percorsoDi(metodo)}`.replace(/\/+$/, '');
        if (corpo) corpi.set(percorso, tipi[corpo.index] as Type);
      }
    }
  }
  return corpi;
}

const CORPI = corpiDelleRotte([PersoneModule, AccessiModule, CartellaModule, UvmModule]);
const pipe = convalida();

/**
 * What a route would let through of a body: the same class and the same options as over HTTP, so a sample that could not
 * have been typed is not loaded.
 * @throws RifiutoHttp `dati-non-validi`
 */
export async function convalidato(rotta: string, corpo: object): Promise<object> {
  const metatype = CORPI.get(rotta);
  if (!metatype) throw new Error(`no POST route is called ${rotta}`);
  return (await pipe.transform(JSON.parse(JSON.stringify(corpo)), { type: 'body', metatype })) as object;
}
