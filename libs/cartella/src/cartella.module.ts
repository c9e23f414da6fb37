import { Module } from '@nestjs/common';
import { AttoSullaCartellaHandler } from './application/atto-sulla-cartella.js';
import { CartelleController, ScrivaniaController } from './application/cartelle.controller.js';
import {
  ElencaCartelleHandler,
  VediCartellaHandler,
  VediCronologiaHandler,
  VediPassiHandler,
  VediScrivaniaHandler,
} from './application/interrogazioni.handler.js';

@Module({
  controllers: [CartelleController, ScrivaniaController],
  providers: [
    AttoSullaCartellaHandler,
    ElencaCartelleHandler,
    VediCartellaHandler,
    VediCronologiaHandler,
    VediPassiHandler,
    VediScrivaniaHandler,
  ],
})
export class CartellaModule {}
