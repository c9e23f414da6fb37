import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { SCHEMI } from './schemi.generati.js';

const PERCORSO = '/api/openapi.json';

/** The OpenAPI of the application: routes and inputs from the controllers, answers from the types of the read models. */
export function descriviApi(app: NestExpressApplication): OpenAPIObject {
  const documento = SwaggerModule.createDocument(
    app,
    new DocumentBuilder()
      .setTitle('Cartella sociale')
      .setDescription('Comandi e interrogazioni della cartella sociale informatizzata di un Ambito territoriale')
      .setVersion('1')
      .addCookieAuth('cartella_sessione', {
        type: 'apiKey',
        in: 'cookie',
        description: 'Se l’indirizzo ha una porta, il nome finisce con quella: cartella_sessione_3000',
      })
      .build(),
    { autoTagControllers: false },
  );
  documento.components = {
    ...documento.components,
    schemas: { ...documento.components?.schemas, ...(SCHEMI as unknown as Record<string, object>) } as never,
  };
  return documento;
}

export function pubblicaOpenApi(app: NestExpressApplication): void {
  let testo: string | undefined;
  app.use(PERCORSO, (richiesta: Request, risposta: Response, avanti: () => void) => {
    if (richiesta.method !== 'GET') return avanti();
    testo ??= JSON.stringify(descriviApi(app));
    risposta.type('application/json').send(testo);
  });
}
