import { Module } from '@nestjs/common';
import { AttoSullaPersonaHandler, RegistraPersonaHandler } from './application/atti.js';
import { CercaPersoneHandler, VediPersonaHandler } from './application/interrogazioni.js';
import { PersoneController } from './application/persone.controller.js';

@Module({
  controllers: [PersoneController],
  providers: [RegistraPersonaHandler, AttoSullaPersonaHandler, CercaPersoneHandler, VediPersonaHandler],
})
export class PersoneModule {}
