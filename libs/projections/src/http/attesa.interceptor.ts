import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { attendiPosizione } from '../attesa.js';
import { Letture } from '../lettura.js';

/** A question with `attendi` is answered once the read models hold that position. */
@Injectable()
export class AttesaInterceptor implements NestInterceptor {
  constructor(private readonly letture: Letture) {}

  async intercept(contesto: ExecutionContext, prossimo: CallHandler): Promise<Observable<unknown>> {
    const { query } = contesto.switchToHttp().getRequest<Request>();
    const posizione = typeof query['attendi'] === 'string' ? Number(query['attendi']) : NaN;
    if (Number.isSafeInteger(posizione) && posizione > 0) await attendiPosizione(this.letture, posizione);
    return prossimo.handle();
  }
}
