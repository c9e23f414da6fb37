import type { Risposta, ServerDiProva } from '../ambiente/server-di-prova.js';

/** What is promised of every refusal: problem+json, a stable code, an Italian sentence with a beginning and an end. */
export function eUnProblema({ status, corpo, headers }: Risposta): void {
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(corpo).toMatchObject({
    type: `urn:cartella-sociale:problema:${corpo.code}`,
    title: expect.stringMatching(/\S/),
    status,
    code: expect.stringMatching(/^[a-z][a-z0-9-]+$/),
    detail: expect.stringMatching(/^[A-ZÈÀ«].*[.]$/s),
  });
}

/** It is refused with this status and this code, and nothing is written. Gives the body back. */
export async function rifiutata(
  server: ServerDiProva,
  domanda: () => Promise<Risposta>,
  status: number,
  code: string,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
): Promise<any> {
  const prima = await server.testa();
  const risposta = await domanda();
  expect({ status: risposta.status, code: risposta.corpo.code, detail: risposta.corpo.detail }).toMatchObject({
    status,
    code,
  });
  eUnProblema(risposta);
  expect(await server.testa()).toBe(prima);
  return risposta.corpo;
}
