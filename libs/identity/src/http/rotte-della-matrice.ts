import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { AZIONI } from '../domain/azioni.js';
import { MATRICE } from '../domain/matrice.js';
import { azioniDellaRotta } from './chiede.js';
import { ROTTE_PUBBLICHE } from './rotte-pubbliche.js';

/**
 * What keeps routes and matrix from being the same list: a route that asks for nothing in it and is not public, a public
 * one that is not there, an action that no route asks for though somebody may.
 */
export function fuoriMatrice(controller: Iterable<object>): string[] {
  const rotte = [...controller].flatMap(rotteDi);
  const chieste = new Set(rotte.flatMap(({ azioni }) => azioni ?? []));
  const nomi = new Set(rotte.map(({ nome }) => nome));
  return [
    ...rotte
      .filter(({ nome, azioni }) => (azioni === undefined) !== nome in ROTTE_PUBBLICHE)
      .map(({ nome, azioni }) =>
        azioni === undefined ? `${nome}: no @Chiede, and it is not public` : `${nome}: public, and with a @Chiede`,
      ),
    ...Object.keys(ROTTE_PUBBLICHE)
      .filter((nome) => !nomi.has(nome))
      .map((nome) => `${nome}: public, and there is no such route`),
    ...AZIONI.filter((a) => Object.keys(MATRICE[a].chi).length > 0 && !chieste.has(a)).map(
      (a) => `${a}: in the matrix, and no route asks for it`,
    ),
  ];
}

export const eController = (cosa: unknown): cosa is object =>
  typeof cosa === 'function' && Reflect.hasMetadata(PATH_METADATA, cosa) && typeof cosa.prototype === 'object';

function rotteDi(controller: object) {
  const radice = Reflect.getMetadata(PATH_METADATA, controller) as string;
  const prototipo = (controller as { readonly prototype: Record<string, unknown> }).prototype;
  return Object.getOwnPropertyNames(prototipo)
    .map((nome) => prototipo[nome])
    .filter((metodo): metodo is object => typeof metodo === 'function' && Reflect.hasMetadata(METHOD_METADATA, metodo))
    .map((metodo) => {
      const verbo = RequestMethod[Reflect.getMetadata(METHOD_METADATA, metodo) as RequestMethod];
      const percorso = `/${radice}/${Reflect.getMetadata(PATH_METADATA, metodo) as string}`
        .replace(/\/+/g, '/')
        .replace(/\/$/, '');
      return { nome: `${verbo} ${percorso}`, azioni: azioniDellaRotta(metodo) };
    });
}
