import type { ServerDiProva } from '../ambiente/server-di-prova.js';
import { Caso, CONTATTO } from './caso.js';

/** A person whose every datum is marked, to be looked for everywhere. */

export const CHI = {
  cognome: 'Qquintavàlle',
  nome: 'Zzerasmo',
  telefono: '0309988776655',
  indirizzo: 'via Zzinniàro 77',
  codiceFiscale: 'ZZRQNT55A01Z999Q',
  tipoCodiceFiscale: 'provvisorio',
};
export const MARCHE = ['Qquintavàlle', 'Zzerasmo', '0309988776655', 'Zzinniàro', 'ZZRQNT55A01Z999Q', 'zzsegretùccio'];
const TESTO = 'Un zzsegretùccio di Zzerasmo Qquintavàlle.';

/** Everything that can hold words holds hers. */
export async function unaVitaMarcata(server: ServerDiProva): Promise<Caso> {
  const c = await Caso.aperto(server, {
    anagrafica: CHI,
    contatto: { richiesta: TESTO, richiedente: { nome: 'Zzerasmo Qquintavàlle', telefono: CHI.telefono } },
  });
  const nomi = ['Zzerasmo Qquintavàlle', 'Davide Ferrandi'];
  await c.fino('avvia-valutazione');
  await c.atto('annota-diario', { testo: TESTO, riservata: true });
  await c.atto('costituisci-equipe', { nominativi: nomi });
  await c.atto('somministra-strumento');
  await c.atto('concludi-valutazione', { nominativi: nomi, domini: { funzionale: TESTO, sociale: TESTO } });
  const obiettivi = (c.corpo('redigi-progetto')['obiettivi'] as object[]).map((o) => ({ ...o, descrizione: TESTO }));
  await c.atto('redigi-progetto', { obiettivi });
  await c.fino('apri-richiesta', 'redigi-progetto');
  await c.atto('approva-progetto', { motivo: TESTO });
  await c.atto('sottoscrivi-progetto', { nominativi: nomi });
  await c.fino('svolgi-valutazione-finale', 'sottoscrivi-progetto');
  await c.atto('rettifica-evento', {
    evento: await c.evento('DiarioAnnotato'),
    motivo: TESTO,
    modifiche: { testo: `${TESTO} Due.` },
  });
  await c.atto('chiudi', { situazione: TESTO });
  const as = await server.entra('as-1');
  const contatto = await as.scrivi('/api/accessi', { ...CONTATTO, persona: c.persona, richiesta: TESTO });
  await as.scrivi(`/api/accessi/${contatto.id}/atti/fornisci-orientamento`, { orientamento: TESTO });
  await as.scrivi(
    `/api/persone/${c.persona}/atti/aggiorna-anagrafica`,
    { telefono: CHI.telefono },
    { 'idempotency-key': 'telefono-1' },
  );
  // Readings leave words too: what is searched for, and why.
  await as.post(`/api/persone/ricerca?attendi=${server.ultima}`, { cognome: CHI.cognome, nome: CHI.nome });
  await as.get(`/api/cartelle/${c.id}`, { 'x-motivo': encodeURIComponent(TESTO) });
  await as.get('/api/cartelle', { 'x-motivo': encodeURIComponent(TESTO) });
  return c;
}
