import { Module } from '@nestjs/common';
import { ApriDerogaHandler, AttoSullaDerogaHandler } from './application/atti.js';
import { DerogheController } from './application/deroghe.controller.js';
import { ElencaDerogheHandler, VediDerogheHandler, VediMieDerogheHandler } from './application/interrogazioni.js';

@Module({
  controllers: [DerogheController],
  providers: [
    ApriDerogaHandler,
    AttoSullaDerogaHandler,
    ElencaDerogheHandler,
    VediDerogheHandler,
    VediMieDerogheHandler,
  ],
})
export class DerogheModule {}
