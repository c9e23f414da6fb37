import { Module } from '@nestjs/common';
import { AttoDiCancellazioneHandler } from './application/atti.js';
import { CancellazioneController } from './application/cancellazione.controller.js';
import { Fascicoli } from './application/fascicolo.js';
import { VediCancellazioneHandler } from './application/vedi-cancellazione.js';
import { Ripresa } from './esecuzione/ripresa.js';

@Module({
  controllers: [CancellazioneController],
  providers: [Fascicoli, Ripresa, AttoDiCancellazioneHandler, VediCancellazioneHandler],
})
export class CancellazioneModule {}
