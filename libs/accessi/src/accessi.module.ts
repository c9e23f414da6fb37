import { Module } from '@nestjs/common';
import { AccessiController } from './application/accessi.controller.js';
import {
  ApriCartellaHandler,
  AttoSullAccessoHandler,
  CorreggiAccessoHandler,
  RegistraAccessoHandler,
} from './application/atti.js';
import { ElencaAccessiHandler, VediAccessoHandler } from './application/interrogazioni.js';

@Module({
  controllers: [AccessiController],
  providers: [
    RegistraAccessoHandler,
    AttoSullAccessoHandler,
    CorreggiAccessoHandler,
    ApriCartellaHandler,
    VediAccessoHandler,
    ElencaAccessiHandler,
  ],
})
export class AccessiModule {}
