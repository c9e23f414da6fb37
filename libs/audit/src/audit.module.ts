import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { VediConsultazioniHandler } from './consultazioni/vedi-consultazioni.js';
import { VerificaIntegritaHandler } from './integrita/verifica-integrita.js';
import { CercaConsultazioniHandler } from './ricerca/cerca-consultazioni.js';
import { RispondiAllaPersonaHandler } from './risposta/rispondi-alla-persona.js';

@Module({
  controllers: [AuditController],
  providers: [
    VerificaIntegritaHandler,
    VediConsultazioniHandler,
    CercaConsultazioniHandler,
    RispondiAllaPersonaHandler,
  ],
})
export class AuditModule {}
