import type { ServerDiProva } from '../ambiente/server-di-prova.js';

/** While it works somebody else coordinates the Comune too: the only one is not shut out of a case. */
export async function conUnAltraCoordinatrice<T>(
  server: ServerDiProva,
  comune: string,
  fai: () => Promise<T>,
): Promise<T> {
  const udp = await server.entra('udp-1');
  const { id } = await udp.scrivi('/api/utenze', {
    nome: 'Fulvia Prato',
    soggetto: 'sub-altra-coordinatrice',
    ruolo: 'coordinatore',
    ente: 'ambito-sebino',
    tipoEnte: 'ambito',
    professione: 'assistente-sociale',
    comuni: [comune],
    dal: '2026-01-01',
  });
  try {
    return await fai();
  } finally {
    await udp.scrivi(`/api/utenze/${id}/atti/cessa`, { al: '2026-01-02', motivo: 'Sostituzione finita.' });
  }
}
