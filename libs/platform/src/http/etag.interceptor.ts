import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import type { Response } from 'express';
import type { Observable } from 'rxjs';
import { tap } from 'rxjs';

/** What has a `revision` goes out with it as ETag, to be sent back in If-Match. */
@Injectable()
export class EtagInterceptor implements NestInterceptor {
  intercept(contesto: ExecutionContext, prossimo: CallHandler): Observable<unknown> {
    const risposta = contesto.switchToHttp().getResponse<Response>();
    return prossimo.handle().pipe(
      tap((corpo: unknown) => {
        const revision = (corpo as { revision?: unknown } | null | undefined)?.revision;
        if (typeof revision === 'number') risposta.setHeader('ETag', `"${revision}"`);
      }),
    );
  }
}
