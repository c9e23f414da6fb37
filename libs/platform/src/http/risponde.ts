import { applyDecorators } from '@nestjs/common';
import { ApiDefaultResponse, ApiResponse } from '@nestjs/swagger';

const riferimento = (nome: string): { $ref: string } => ({ $ref: `#/components/schemas/${nome}` });

/**
 * Names the shape of an answer: a type of the read models, whose schema is generated from the TypeScript itself, so that
 * the OpenAPI says what the code says.
 */
export const Risponde = (schema: string, { elenco = false, stato = 200 } = {}): MethodDecorator =>
  applyDecorators(
    ApiResponse({
      status: stato,
      description: '',
      schema: elenco ? { type: 'array', items: riferimento(schema) } : riferimento(schema),
    }),
    ApiDefaultResponse({
      description: 'Rifiuto',
      content: { 'application/problem+json': { schema: riferimento('Problema') } },
    }),
  );
