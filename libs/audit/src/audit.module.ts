import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { VediConsultazioniHandler } from './consultazioni/vedi-consultazioni.js';
import { VerificaIntegritaHandler } from './integrita/verifica-integrita.js';

@Module({ controllers: [AuditController], providers: [VerificaIntegritaHandler, VediConsultazioniHandler] })
export class AuditModule {}
