import { Module } from '@nestjs/common';
import { AttoSullaPersonaHandler, CorreggiPersonaHandler, RegistraPersonaHandler } from './application/atti.js';
import { CercaPersoneHandler, VediPersonaHandler } from './application/interrogazioni.js';
import { PersoneController } from './application/persone.controller.js';

@Module({
  controllers: [PersoneController],
  providers: [
    RegistraPersonaHandler,
    AttoSullaPersonaHandler,
    CorreggiPersonaHandler,
    CercaPersoneHandler,
    VediPersonaHandler,
  ],
})
export class PersoneModule {}
