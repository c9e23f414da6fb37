import { strumentoIl } from '#nomenclatore';
import { etaIl, piuGiorni } from '#storia';
import { primoFeriale } from './calendario.js';
import type { Casuale } from './casuale.js';
import { haGuasto } from './guasti.js';
import { SAD } from './materia.js';
import type { Narrazione } from './narrazione.js';
import { nota } from './narrazione.js';
import { grafiaDiversa, parente, telefonoInventato } from './nomi.js';

/** Answers about as severe as `gravita`, from 0 to 1. The levels of an item go from the best to the worst. */
export function risposteA(casuale: Casuale, strumento: string, giorno: string, gravita: number): number[] {
  const definizione = strumentoIl(strumento, giorno);
  if (!definizione) throw new Error(`no instrument ${strumento} on ${giorno}`);
  return definizione.voci.map(({ livelli }) => {
    const livello = Math.round((gravita + (casuale.numero() - 0.5) * 0.6) * (livelli.length - 1));
    return Math.min(livelli.length - 1, Math.max(0, livello));
  });
}

/** From the first contact to the open case. */
export function entraNellaPorta(n: Narrazione): void {
  const { r, caso } = n;
  const scelte = caso.casuale.ramo('porta');
  registraPersona(n);
  registraAccesso(n, 'accesso', 'nuovo');
  if (scelte.vero(0.86)) {
    const gravita = caso.profilo.materia === 'minori' ? 0.35 : 0.62;
    const risposte = risposteA(scelte, 'triage', r.il, gravita);
    r.fatto('compila-triage', { risposte }, { su: 'accesso', chi: 'pua-1', ritardo: 0 });
    r.fatto('classifica-bisogno', { bisogno: 'complesso' }, { su: 'accesso', chi: 'pua-1', ritardo: 0 });
  }
  r.passano(0, 6);
  // Hours of SAD go to some who are not old: their case is of the disabilità area.
  const area = n.materia === SAD && etaIl(caso.persona.nascita, r.il) < 65 ? 'disabilita' : n.materia.area;
  if (haGuasto(caso, 'area-sbagliata')) {
    const sbagliata = area === 'anziani' ? 'disabilita' : 'adulti';
    const nome = 'cartella-sbagliata';
    r.fatto('apri-cartella', { area: sbagliata }, { su: 'accesso', chi: 'pua-1', nome, ritardo: 0 });
    // Nothing else was done on it, or those facts would have to go first.
    r.passano(1, 3);
    r.fatto(
      'annulla-evento',
      (noti) => ({ evento: noti.evento(nome, 'CartellaAperta'), motivo: 'Aperta nell’area sbagliata.' }),
      { su: nome, ritardo: 0 },
    );
    r.passano(0, 2);
    registraAccesso(n, 'accesso-bis', 'gia-noto');
  }
  const su = haGuasto(caso, 'area-sbagliata') ? 'accesso-bis' : 'accesso';
  r.fatto('apri-cartella', { area }, { su, nome: 'cartella', chi: scelte.vero(0.4) ? 'pua-1' : caso.as });
}

/** Who leads the case, and what the person was told. Cases stuck here miss something, each its own. */
export function presaInCarico(n: Narrazione): void {
  const { r, caso } = n;
  const scelte = caso.casuale.ramo('presa');
  const fin = caso.profilo.fermata === 'accesso' ? caso.k % 4 : 3;
  if (fin === 0) return;
  r.passano(0, 3);
  if (!haGuasto(caso, 'informativa-mancante')) {
    r.fatto('consegna-informativa', { modalita: scelte.vero(0.8) ? 'cartacea' : 'digitale' });
  }
  if (fin === 1) return;
  r.passano(0, 6);
  r.fatto('attiva-presa-in-carico', { percorso: n.materia.percorso });
  if (fin === 2) return;
  r.fatto('individua-case-manager', { operatore: caso.as, ambito: 'sociale' }, { ritardo: 0 });
  if (scelte.vero(0.3)) r.fatto('assegna', { operatore: caso.as }, { chi: 'coord-1', ritardo: 0 });
  nota(n, r.il, 'colloquio');
}

function registraPersona({ r, caso }: Narrazione): void {
  const scelte = caso.casuale.ramo('persona');
  const { codiceFiscale, cognome, indirizzo, telefono, ...altro } = caso.persona;
  const senza = haGuasto(caso, 'senza-codice-fiscale');
  const errato = haGuasto(caso, 'cognome-errato');
  const chi = scelte.vero(0.6) ? 'pua-1' : caso.as;
  r.fatto(
    'registra-persona',
    {
      ...altro,
      cognome: errato ? grafiaDiversa(scelte, caso.persona).cognome : cognome,
      comune: caso.comune,
      indirizzo,
      ...(scelte.vero(0.85) && { telefono }),
      ...(senza ? { tipoCodiceFiscale: 'assente' } : { codiceFiscale, tipoCodiceFiscale: 'definitivo' }),
    },
    { su: null, nome: 'persona', chi, ritardo: 0 },
  );
  if (errato) r.aParte('aggiorna-anagrafica', { cognome }, { su: 'persona', ritardo: scelte.intero(25, 70) });
  if (senza && caso.k % 2 === 0) {
    const corpo = { codiceFiscale, tipoCodiceFiscale: 'definitivo' };
    const il = primoFeriale(piuGiorni(r.il, scelte.intero(60, 120)));
    r.aParte('attribuisci-codice-fiscale', corpo, { su: 'persona', il, ritardo: 0 });
  }
}

function registraAccesso({ r, caso, materia }: Narrazione, nome: string, noto: 'nuovo' | 'gia-noto'): void {
  const scelte = caso.casuale.ramo(nome);
  const segnalante = scelte.pesato(materia.segnalanti);
  const corpo = {
    canale: scelte.pesato(materia.canali),
    punto: scelte.pesato(materia.punti),
    segnalante,
    richiesta: scelte.uno(materia.richieste),
    comune: caso.comune,
    noto,
  };
  const richiedente = segnalante === 'familiare' && {
    richiedente: { nome: parente(scelte, caso.persona), telefono: telefonoInventato(scelte) },
  };
  r.fatto('registra-accesso', (noti) => ({ ...corpo, ...richiedente, persona: noti.id('persona') }), {
    su: null,
    nome,
    chi: scelte.vero(0.7) ? 'pua-1' : caso.as,
    ritardo: 0,
  });
}
