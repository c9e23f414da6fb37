import { api, dati } from './client.ts';
import type { Lavoro } from './tipi.ts';
import { uuid } from './uuid.ts';

/** Copies that leave the program are of the Ambito or of the whole log; of one case, from the case. */
export type ChiediLavoro = 'verifica' | 'checkpoint' | 'rebuild' | 'ambito' | 'registro';

const conMotivo = (motivo: string) => (motivo ? { 'X-Motivo': encodeURIComponent(motivo) } : {});

/** @param chiave of the attempt: the same one, sent again, is the same job */
export async function chiediLavoro(quale: ChiediLavoro, motivo: string, chiave = uuid()): Promise<Lavoro> {
  const headers = { 'Idempotency-Key': chiave, ...conMotivo(motivo) };
  switch (quale) {
    case 'verifica':
      return dati(await api.POST('/api/lavori/verifica', { headers }));
    case 'checkpoint':
      return dati(await api.POST('/api/lavori/checkpoint', { headers }));
    case 'rebuild':
      return dati(await api.POST('/api/lavori/rebuild', { headers, body: { vista: 'tutte' } }));
    case 'ambito':
    case 'registro':
      return dati(await api.POST('/api/lavori/esporta', { headers, body: { contenuto: quale } }));
  }
}

/** The bundle of an export, to be saved as a file. */
export async function scaricaFascicolo(id: string, motivo: string): Promise<Blob> {
  const risposta = await api.GET('/api/lavori/{id}/fascicolo', {
    params: { path: { id } },
    headers: conMotivo(motivo),
    parseAs: 'blob',
  });
  return dati(risposta as { data?: Blob });
}
