import { Module } from '@nestjs/common';
import { VediLepsHandler, VediRigheLepsHandler } from './application/interrogazioni.js';
import { LepsController } from './application/leps.controller.js';

@Module({ controllers: [LepsController], providers: [VediLepsHandler, VediRigheLepsHandler] })
export class LepsModule {}
