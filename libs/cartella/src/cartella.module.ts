import { Module } from '@nestjs/common';
import { AttoSullaCartellaHandler } from './application/atto-sulla-cartella.js';
import { ConsegneController, ElencaConsegneHandler } from './application/consegne.js';
import { CartelleController, ScrivaniaController } from './application/cartelle.controller.js';
import { InterventiDellEnteController } from './application/interventi-dell-ente.controller.js';
import { ElencaInterventiEnteHandler, VediInterventoEnteHandler } from './application/interventi-dell-ente.js';
import {
  ElencaCartelleHandler,
  VediCartellaHandler,
  VediCronologiaHandler,
  VediPassiHandler,
  VediScrivaniaHandler,
} from './application/interrogazioni.handler.js';

@Module({
  controllers: [InterventiDellEnteController, CartelleController, ScrivaniaController, ConsegneController],
  providers: [
    AttoSullaCartellaHandler,
    ElencaCartelleHandler,
    ElencaConsegneHandler,
    VediCartellaHandler,
    VediCronologiaHandler,
    VediPassiHandler,
    VediScrivaniaHandler,
    ElencaInterventiEnteHandler,
    VediInterventoEnteHandler,
  ],
})
export class CartellaModule {}
