import { Controller, Get, Post } from '@nestjs/common';
import { AZIONI } from '../domain/azioni.js';
import { MATRICE } from '../domain/matrice.js';
import { Chiede } from './chiede.js';
import { eController, fuoriMatrice } from './rotte-della-matrice.js';
import { ROTTE_PUBBLICHE } from './rotte-pubbliche.js';

const chieste = AZIONI.filter((a) => Object.keys(MATRICE[a].chi).length > 0);

@Controller('api/tutto')
class Tutto {
  @Post()
  @Chiede(chieste[0]!, ...chieste.slice(1))
  fai(): void {}
  /** Not a route: it needs no name. */
  nonRotta(): void {}
}

@Controller()
class Pubblico {}
for (const nome of Object.keys(ROTTE_PUBBLICHE)) {
  const [verbo, percorso] = nome.split(' ') as ['GET' | 'POST', string];
  const metodo = { value: () => undefined };
  (Pubblico.prototype as Record<string, unknown>)[nome] = metodo.value;
  ({ GET: Get, POST: Post })[verbo](percorso.slice(1))(Pubblico.prototype, nome, metodo as PropertyDescriptor);
}

describe('Rotte e matrice', () => {
  it('sono d’accordo quando ogni rotta chiede una riga, o è pubblica, e ogni riga ha la sua', () => {
    expect(fuoriMatrice([Tutto, Pubblico])).toEqual([]);
  });

  it('non lo sono con una rotta che non chiede niente', () => {
    @Controller('api/dimenticata')
    class Dimenticata {
      @Get(':id')
      vedi(): void {}
    }
    expect(fuoriMatrice([Tutto, Pubblico, Dimenticata])).toEqual([
      'GET /api/dimenticata/:id: no @Chiede, and it is not public',
    ]);
  });

  it('né con una pubblica che chiede, o che non c’è', () => {
    @Controller('status')
    class Stato {
      @Get()
      @Chiede('vedi-sessione')
      stato(): void {}
    }
    const pubbliche = Object.keys(ROTTE_PUBBLICHE);
    expect(fuoriMatrice([Tutto, Stato])).toEqual([
      'GET /status: public, and with a @Chiede',
      ...pubbliche.filter((p) => p !== 'GET /status').map((p) => `${p}: public, and there is no such route`),
    ]);
  });

  it('né con un’azione che nessuna rotta chiede, se qualcuno può', () => {
    expect(fuoriMatrice([Pubblico])).toEqual(chieste.map((a) => `${a}: in the matrix, and no route asks for it`));
    expect(chieste).not.toContain('apri');
  });

  it('riconosce un controller da ciò che non lo è', () => {
    expect([Tutto, class {}, () => undefined, 'Tutto', null].map(eController)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
