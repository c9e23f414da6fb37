import { Module } from '@nestjs/common';
import { AgendaVisibile } from './application/agenda-visibile.js';
import { AttoSulCasoInSedutaHandler, AttoSullaSedutaHandler, ConvocaSedutaHandler } from './application/atti.js';
import { ElencaSeduteHandler, VediSedutaHandler } from './application/interrogazioni.js';
import { SeduteController } from './application/sedute.controller.js';

@Module({
  controllers: [SeduteController],
  providers: [
    AgendaVisibile,
    ConvocaSedutaHandler,
    AttoSullaSedutaHandler,
    AttoSulCasoInSedutaHandler,
    ElencaSeduteHandler,
    VediSedutaHandler,
  ],
})
export class UvmModule {}
