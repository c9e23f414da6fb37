import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Installazione } from '../installazione.js';
import { INSTALLAZIONE } from '../token.js';
import { Bacheca } from './bacheca.js';
import { Esportazioni } from './esportazioni.js';
import {
  AvviaCheckpointHandler,
  AvviaRebuildHandler,
  AvviaVerificaHandler,
  ElencaLavoriHandler,
  EsportaHandler,
  ScaricaFascicoloHandler,
  VediLavoroHandler,
} from './gestori.js';
import { LavoriController } from './lavori.controller.js';
import { PremesseEsportazione } from './premesse-esportazione.js';

/** What the API does of jobs: it asks for them, follows them and hands over what they wrote. A worker does them. */
@Module({
  controllers: [LavoriController],
  providers: [
    { provide: Bacheca, useFactory: (i: Installazione) => new Bacheca(i), inject: [INSTALLAZIONE] },
    {
      provide: Esportazioni,
      useFactory: (i: Installazione) => new Esportazioni(i.conf.cartellaDati),
      inject: [INSTALLAZIONE],
    },
    AvviaCheckpointHandler,
    AvviaVerificaHandler,
    AvviaRebuildHandler,
    EsportaHandler,
    ElencaLavoriHandler,
    VediLavoroHandler,
    ScaricaFascicoloHandler,
    PremesseEsportazione,
  ],
})
export class LavoriModule implements OnApplicationShutdown {
  constructor(@Inject(Bacheca) private readonly bacheca: Bacheca) {}

  onApplicationShutdown(): Promise<void> {
    return this.bacheca.chiudi();
  }
}
