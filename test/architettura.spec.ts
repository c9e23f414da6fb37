import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { violazioni } from './regole-di-architettura.js';

const RADICE = resolve(dirname(fileURLToPath(import.meta.url)), '..');

function sorgenti(): Map<string, string> {
  const trovati = new Map<string, string>();
  for (const parte of ['libs', 'apps', 'test'])
    for (const voce of readdirSync(join(RADICE, parte), { recursive: true, withFileTypes: true })) {
      const file = join(voce.parentPath, voce.name);
      if (voce.isFile() && /\.tsx?$/.test(file))
        trovati.set(relative(RADICE, file).split(sep).join('/'), readFileSync(file, 'utf8'));
    }
  return trovati;
}

describe('L’architettura del progetto', () => {
  it('rispetta tutte le sue regole', () => {
    expect(violazioni(sorgenti())).toEqual([]);
  });

  it('ha nell’elenco degli alias ogni lib, e ogni alias porta alla sua lib', () => {
    const { imports } = JSON.parse(readFileSync(join(RADICE, 'package.json'), 'utf8')) as {
      imports: Record<string, object>;
    };
    const libs = readdirSync(join(RADICE, 'libs')).sort();
    expect(
      Object.keys(imports)
        .map((alias) => alias.slice(1))
        .sort(),
    ).toEqual(libs);
    for (const lib of libs)
      expect(imports[`#${lib}`]).toEqual({
        sorgente: `./libs/${lib}/src/index.ts`,
        default: `./dist/libs/${lib}/src/index.js`,
      });
  });
});

/** A small project that obeys; each rule is then tried by adding the one file that breaks it. */
const SANO = {
  'libs/storia/src/index.ts': `export * from './domain/evento.js';`,
  'libs/storia/src/domain/evento.ts': `export type Evento = string;`,
  'libs/cartella/src/index.ts': `export * from './domain/stato.js'; export * from './cartella.module.js';`,
  'libs/cartella/src/domain/stato.ts': `import { Evento } from '#storia'; import { fase } from './fase.js'; export const s = fase;`,
  'libs/cartella/src/domain/fase.ts': `export const fase = 1;`,
  'libs/cartella/src/domain/fase.spec.ts': `import * as fc from 'fast-check'; import { db } from '../../../../test/ambiente/db.js'; import { s } from '#cartella';`,
  'libs/cartella/src/cartella.module.ts': `import { CommandBus, QueryBus } from '@nestjs/cqrs'; import { s } from './domain/stato.js'; import { scrivi } from '#registro';`,
  'libs/registro/src/index.ts': `import { open } from 'node:fs/promises'; import type { Evento } from '#storia'; export const scrivi = open;`,
  'apps/api/src/main.ts': `import { s } from '#cartella'; import { porta } from './porta.js';`,
  'apps/api/src/porta.ts': `export const porta = 1;`,
  'apps/web/src/App.tsx': `import './stile.css'; import { Voce } from './Voce'; export const base_url = '';`,
  'apps/web/src/Voce.tsx': `export const Voce = 1;`,
  'test/ambiente/db.ts': `import { scrivi } from '#registro'; export const db = scrivi;`,
};

const con = (aggiunti: Record<string, string>): string[] =>
  violazioni(new Map(Object.entries({ ...SANO, ...aggiunti })));

describe('Le regole di architettura', () => {
  it('non trovano nulla da dire di un progetto sano', () => {
    expect(con({})).toEqual([]);
  });

  it.each([
    ['un pacchetto', `import { Injectable } from '@nestjs/common';`, '@nestjs/common'],
    ['un modulo di Node', `import { randomUUID } from 'node:crypto';`, 'node:crypto'],
    ['una lib che non è pura', `import { scrivi } from '#registro';`, '#registro'],
    ['un’altra stanza della sua lib', `import { m } from '../cartella.module.js';`, '../cartella.module.js'],
    ['qualcosa solo per il tipo', `import type { Client } from 'pg';`, 'pg'],
    ['qualcosa solo per riesportarlo', `export { v7 } from 'uuidv7';`, 'uuidv7'],
    ['qualcosa mentre è già in funzione', `export const f = () => import('pg');`, 'pg'],
  ])('vietano al dominio di importare %s', (_, testo, nome) => {
    expect(con({ 'libs/cartella/src/domain/rotto.ts': testo })).toContain(
      `libs/cartella/src/domain/rotto.ts: il dominio importa «${nome}», che non è dominio né una lib pura`,
    );
  });

  it('non credono pura una lib il cui indice esporta altro dal dominio', () => {
    expect(con({ 'libs/storia/src/index.ts': `export * from './domain/evento.js'; export * from 'pg';` })).toEqual([
      'libs/cartella/src/domain/stato.ts: il dominio importa «#storia», che non è dominio né una lib pura',
    ]);
  });

  it.each([
    [
      'una lib di entrare in un’altra da una finestra',
      'libs/registro/src/rotto.ts',
      '../../cartella/src/domain/fase.js',
      'libs/registro',
    ],
    [
      'una lib di importare un’applicazione',
      'libs/registro/src/rotto.ts',
      '../../../apps/api/src/porta.js',
      'libs/registro',
    ],
    [
      'un’applicazione di entrare in una lib da una finestra',
      'apps/api/src/rotto.ts',
      '../../../libs/cartella/src/index.js',
      'apps/api',
    ],
    ['un’applicazione di importarne un’altra', 'apps/web/src/rotto.tsx', '../../api/src/porta', 'apps/web'],
    [
      'al programma di usare l’ambiente delle prove',
      'libs/registro/src/rotto.ts',
      '../../../test/ambiente/db.js',
      'libs/registro',
    ],
    [
      'alle prove comuni di entrare in una lib da una finestra',
      'test/rotto.spec.ts',
      '../libs/cartella/src/index.js',
      'test',
    ],
  ])('vietano %s', (_, file, nome, parte) => {
    expect(con({ [file]: `import { x } from '${nome}';` })).toContain(`${file}: «${nome}» esce da ${parte}`);
  });

  it.each(['#cartella/domain/fase', '#inesistente', '#api'])(
    'vietano l’alias %s, che non è la porta di una lib',
    (alias) => {
      expect(con({ 'apps/api/src/rotto.ts': `import { x } from '${alias}';` })).toEqual([
        `apps/api/src/rotto.ts: «${alias}» non è la porta di una lib`,
      ]);
    },
  );

  it('vietano a una lib di importare se stessa da fuori', () => {
    expect(con({ 'libs/registro/src/rotto.ts': `import { scrivi } from '#registro';` })).toEqual([
      'libs/registro/src/rotto.ts: la lib importa se stessa da fuori («#registro»)',
    ]);
  });

  it('trovano i cicli tra le lib, anche lunghi', () => {
    const trovati = con({
      'libs/registro/src/a.ts': `import { x } from '#terza';`,
      'libs/terza/src/index.ts': `import { s } from '#cartella';`,
    });
    expect(trovati).toEqual(['ciclo tra le lib: cartella → registro → terza → cartella']);
  });

  it('trovano i cicli tra i file', () => {
    const trovati = con({
      'apps/api/src/a.ts': `import { B } from './b.js';`,
      'apps/api/src/b.ts': `export * from './c.js';`,
      'apps/api/src/c.ts': `import { A } from './a.js';`,
    });
    expect(trovati).toEqual([
      'ciclo tra i file: apps/api/src/a.ts → apps/api/src/b.ts → apps/api/src/c.ts → apps/api/src/a.ts',
    ]);
  });

  it.each([
    'libs/cartella/src/utils.ts',
    'apps/web/src/common/Voce.tsx',
    'libs/registro/src/helper.spec.ts',
    'apps/api/src/base.module.ts',
  ])('vietano il nome %s', (file) => {
    expect(con({ [file]: '' })).toEqual([`${file}: il nome non dice che cosa contiene`]);
  });

  it.each([
    ['EventBus', `import { CommandBus, EventBus } from '@nestjs/cqrs';`],
    ['EventBus', `import { EventBus as Innocuo } from '@nestjs/cqrs';`],
    ['EventBus', `export { EventBus } from '@nestjs/cqrs';`],
    ['EventsHandler', `import { EventsHandler } from '@nestjs/cqrs';`],
    ['*', `import * as cqrs from '@nestjs/cqrs';`],
    ['*', `export * from '@nestjs/cqrs';`],
  ])('vietano di prendere %s da @nestjs/cqrs: %s', (nome, testo) => {
    expect(con({ 'apps/api/src/rotto.ts': testo })).toEqual([
      `apps/api/src/rotto.ts: importa «${nome}» da @nestjs/cqrs`,
    ]);
  });
});
