import type { Consultazione, ModoLettura } from '../api/tipi.ts';
import { data } from '../parole/date.ts';
import { comeParole } from '../parole/useEtichette.ts';

/** What was read, as the person it was about would say it. An act is here only when it was refused, saying why. */
const COSA: Readonly<Record<string, string>> = {
  'vedi-cartella': 'La cartella',
  'vedi-cronologia': 'La cronologia',
  'vedi-passi': 'La cartella passo per passo',
  'vedi-consultazioni': 'Chi ha letto la cartella',
  'vedi-consultazioni-persona': 'La risposta alla persona su chi ha letto',
  'cerca-consultazioni': 'La revisione delle letture',
  'vedi-righe-leps': 'Le righe di un indicatore LEPS, con pseudonimo',
  'vedi-scrivania': 'La scrivania',
  'vedi-accesso': 'L’accesso',
  'vedi-persona': 'La scheda anagrafica',
  'vedi-cancellazione': 'La cancellazione dei dati',
  'vedi-deroghe': 'Gli accessi fuori competenza della cartella',
  'vedi-intervento-ente': 'L’intervento affidato all’ente',
  'vedi-seduta': 'La seduta UVM',
  'elenca-cartelle': 'L’elenco delle cartelle',
  'elenca-accessi': 'L’elenco degli accessi',
  'elenca-deroghe': 'L’elenco degli accessi fuori competenza',
  'elenca-consegne': 'L’elenco delle consegne',
  'elenca-interventi-ente': 'Gli interventi affidati all’ente',
  'elenca-sedute': 'L’elenco delle sedute UVM',
  'elenca-utenze': 'L’elenco delle utenze',
  'vedi-utenza': 'Un’utenza',
  'cerca-persone': 'La ricerca di una persona',
  'esporta-registro': 'Una copia di tutto il registro',
  'esporta-ambito': 'Una copia del registro dell’Ambito',
  'esporta-cartella': 'Una copia della cartella',
};

export const MODI: Readonly<Record<ModoLettura, string>> = {
  pagina: 'Aprendola',
  elenco: 'In un elenco',
  ricerca: 'In una ricerca',
  indicatore: 'Dietro un indicatore',
  esportazione: 'In una copia',
};

const NESSI: Readonly<Record<NonNullable<Consultazione['nesso']>, string>> = {
  responsabile: 'Segue il caso',
  squadra: 'È della squadra che segue il caso',
  coordinatore: 'Coordina il servizio del Comune',
  comune: 'Lavora per il Comune; nessuno seguiva ancora il caso',
  seduta: 'Convocato alla seduta',
  ente: 'È dell’ente che eroga l’intervento',
  deroga: 'Accesso fuori competenza',
  mandato: 'Revisione',
};

type Istante = Consultazione['istante'];

const allIstante = (istante: Istante): string => {
  if (!istante) return '';
  if (istante.modo === 'evento') return `, com’era dopo l’evento n. ${istante.posizione}`;
  return istante.modo === 'noto' ? `, com’era noto il ${data(istante.al)}` : `, com’era il ${data(istante.al)}`;
};

export const cosaLetta = ({ cosa, istante }: Pick<Consultazione, 'cosa' | 'istante'>): string =>
  (COSA[cosa] ?? `La risposta a un atto rifiutato: ${comeParole(cosa).toLowerCase()}`) + allIstante(istante);

export const titoloPerLeggere = (nesso: Consultazione['nesso']): string => (nesso ? NESSI[nesso] : '–');
