import { type DynamicModule, Module } from '@nestjs/common';
import { AttoSullUtenzaHandler, IscriviOperatoreHandler } from './application/atti.js';
import { ElencaUtenzeHandler, VediUtenzaHandler } from './application/interrogazioni.js';
import { OperatoriDiEsempio } from './application/operatori-di-esempio.js';
import { UtenzeController } from './application/utenze.controller.js';
import { Utenze } from './application/utenze.js';

@Module({})
export class UtenzeModule {
  /** @param esempio whether the built-in sign-in is in use, and its operators with it */
  static di({ esempio }: { readonly esempio: boolean }): DynamicModule {
    return {
      module: UtenzeModule,
      controllers: [UtenzeController],
      providers: [
        Utenze,
        IscriviOperatoreHandler,
        AttoSullUtenzaHandler,
        ElencaUtenzeHandler,
        VediUtenzaHandler,
        ...(esempio ? [OperatoriDiEsempio] : []),
      ],
      exports: [Utenze],
    };
  }
}
