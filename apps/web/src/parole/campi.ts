/** How each field of the events is called, and in which list its codes are. */
interface Campo {
  readonly nome: string;
  readonly lista?: string | readonly string[];
  readonly come?: 'durata' | 'euro' | 'operatore' | 'prestazione' | 'ente' | 'comune' | 'testo' | 'id';
}

export const CAMPI: Readonly<Record<string, Campo>> = {
  a: { nome: 'A', come: 'operatore' },
  accesso: { nome: 'Accesso', come: 'id' },
  accessoCanale: { nome: 'Canale dell’accesso', lista: 'canali' },
  accessoIl: { nome: 'Accesso avvenuto il' },
  al: { nome: 'Al' },
  altriPunti: { nome: 'Altro da fare', come: 'testo' },
  ambito: { nome: 'Ambito', lista: 'ambitiCaseManager' },
  anzianoAllaData: { nome: 'Di 65 anni o più' },
  anzianoAllaFirma: { nome: 'Di 65 anni o più alla firma' },
  area: { nome: 'Area', lista: 'aree' },
  assegnataA: { nome: 'Assegnata a', come: 'operatore' },
  attesa: { nome: 'Atteso' },
  atteso: { nome: 'Risultato atteso', come: 'testo' },
  autore: { nome: 'Autore', come: 'operatore' },
  autorizzazioni: { nome: 'Autorizzazioni' },
  autosufficienza: { nome: 'Autosufficienza', lista: 'autosufficienze' },
  attivatoIl: { nome: 'Attivato il' },
  avviataIl: { nome: 'Avviata il' },
  bisogno: { nome: 'Bisogno', lista: 'bisogni' },
  budget: { nome: 'Budget' },
  canale: { nome: 'Canale', lista: 'canali' },
  caseManager: { nome: 'Case manager', come: 'operatore' },
  centesimi: { nome: 'Importo', come: 'euro' },
  centesimiMensili: { nome: 'Importo al mese', come: 'euro' },
  centesimiOra: { nome: 'Costo orario', come: 'euro' },
  cessatoIl: { nome: 'Cessato il' },
  chiusoIl: { nome: 'Chiuso il' },
  apertoIl: { nome: 'Aperto il' },
  cicli: { nome: 'Apertura e chiusura' },
  complessita: { nome: 'Complessità', lista: 'complessita' },
  componenti: { nome: 'Componenti' },
  comprendeDimissioneProtetta: { nome: 'Comprende una dimissione protetta' },
  codiceFiscale: { nome: 'Codice fiscale' },
  cognome: { nome: 'Cognome' },
  comune: { nome: 'Comune', come: 'comune' },
  conclusaIl: { nome: 'Conclusa il' },
  condizione: { nome: 'Condizione', lista: 'condizioni' },
  considerazioni: { nome: 'Considerazioni', come: 'testo' },
  comuni: { nome: 'Comuni', come: 'comune' },
  consegne: { nome: 'Consegne' },
  da: { nome: 'Da', come: 'operatore' },
  dal: { nome: 'Dal' },
  decisaDa: { nome: 'Decisa da', come: 'operatore' },
  decisaIl: { nome: 'Decisa il' },
  descrizione: { nome: 'Descrizione', come: 'testo' },
  diario: { nome: 'Diario' },
  dimensione: { nome: 'Dimensione', lista: 'domini' },
  dimensioniCritiche: { nome: 'Dimensioni critiche', lista: 'domini' },
  dimensioniScoperte: { nome: 'Dimensioni senza obiettivo', lista: 'domini' },
  domini: { nome: 'Domini' },
  ente: { nome: 'Ente', come: 'ente' },
  equipe: { nome: 'Équipe' },
  erogatore: { nome: 'Erogatore', come: 'ente' },
  erogazione: { nome: 'Erogazione', come: 'id' },
  erogazioni: { nome: 'Erogazioni' },
  esito: { nome: 'Esito' },
  evento: { nome: 'Evento', come: 'id' },
  fase: { nome: 'Fase', lista: 'fasi' },
  faseDal: { nome: 'In questa fase dal' },
  firmatari: { nome: 'Firmatari' },
  followUp: { nome: 'Follow-up' },
  fonte: { nome: 'Fonte di finanziamento', lista: 'fonti' },
  genere: { nome: 'Genere', lista: 'generiNota' },
  il: { nome: 'Il' },
  informativaIl: { nome: 'Informativa consegnata il' },
  interventi: { nome: 'Interventi' },
  intervento: { nome: 'Intervento', come: 'id' },
  indirizzo: { nome: 'Indirizzo' },
  minuti: { nome: 'Durata', come: 'durata' },
  minutiMensili: { nome: 'Ore al mese', come: 'durata' },
  modalita: { nome: 'Modalità', lista: 'modalitaInformativa' },
  modifiche: { nome: 'Dati corretti' },
  motivo: { nome: 'Motivo', lista: 'motiviChiusura' },
  motivoCessazione: { nome: 'Motivo della cessazione', come: 'testo' },
  motivoDecisione: { nome: 'Motivo della decisione', come: 'testo' },
  motivoRiapertura: { nome: 'Motivo della riapertura', come: 'testo' },
  motivoSenzaObiettivo: { nome: 'Perché una dimensione critica resta senza obiettivo', come: 'testo' },
  motivoSenzaValutazione: { nome: 'Perché manca la valutazione', come: 'testo' },
  motivoUrgenza: { nome: 'Motivo dell’urgenza', come: 'testo' },
  mandato: { nome: 'Mandato' },
  nome: { nome: 'Nome' },
  nota: { nome: 'Nota', come: 'testo' },
  oggettoMandato: { nome: 'Oggetto del mandato', come: 'testo' },
  puntiAperti: { nome: 'Mancava ancora', come: 'testo' },
  responsabilita: { nome: 'Di che cosa risponde', lista: 'responsabilita' },
  ruolo: { nome: 'Ruolo', lista: 'ruoli' },
  soggetto: { nome: 'Credenziali' },
  squadra: { nome: 'Squadra' },
  disposta: { nome: 'Disposta da', come: 'operatore' },
  nascita: { nome: 'Data di nascita' },
  nominativi: { nome: 'Nominativi' },
  note: { nome: 'Note', come: 'testo' },
  obiettivi: { nome: 'Obiettivi' },
  obiettivo: { nome: 'Obiettivo', come: 'id' },
  operatore: { nome: 'Operatore', come: 'operatore' },
  abilitati: { nome: 'Persone abilitate', come: 'operatore' },
  classe: { nome: 'Classe di tutela', lista: 'classiDiTutela' },
  conflitto: { nome: 'Conflitto di interessi', come: 'testo' },
  esclusi: { nome: 'Esclusi dal caso' },
  revisioneIl: { nome: 'Da riesaminare il' },
  tutela: { nome: 'Tutela' },
  orizzonte: { nome: 'Orizzonte', lista: 'orizzontiFollowUp' },
  partecipanti: { nome: 'Partecipanti' },
  partenza: { nome: 'Situazione di partenza', come: 'testo' },
  percorso: { nome: 'Percorso', lista: 'percorsi' },
  persona: { nome: 'Persona', come: 'id' },
  preseInCarico: { nome: 'Prese in carico' },
  rettificataDa: { nome: 'Rettificata da', come: 'operatore' },
  pianoUnicoIntegrato: { nome: 'Piano unico integrato' },
  presaInCaricoIl: { nome: 'Presa in carico il' },
  prestazione: { nome: 'Prestazione', come: 'prestazione' },
  professione: { nome: 'Professione', lista: 'professioni' },
  progetti: { nome: 'Progetti' },
  progetto: { nome: 'Progetto', come: 'id' },
  punto: { nome: 'Punto di accesso', lista: 'punti' },
  punteggio: { nome: 'Punteggio' },
  qualita: { nome: 'In qualità di', lista: 'qualitaFirma' },
  raggiunto: { nome: 'Raggiunto', lista: 'raggiunti' },
  redattaDa: { nome: 'Redatta da', come: 'operatore' },
  redattaIl: { nome: 'Redatta il' },
  riammesso: { nome: 'Riammesso' },
  riapertura: { nome: 'È una riapertura' },
  richiestaIl: { nome: 'Approvazione richiesta il' },
  richiesta: { nome: 'Richiesta', come: 'testo' },
  richiedente: { nome: 'Chi segnala' },
  riservata: { nome: 'Riservata' },
  risposte: { nome: 'Risposte' },
  segnalante: { nome: 'Chi segnala', lista: 'segnalanti' },
  sesso: { nome: 'Sesso', lista: 'sessi' },
  settingProposto: { nome: 'Setting proposto', lista: 'setting' },
  situazione: { nome: 'Situazione', come: 'testo' },
  soddisfazioneOperatori: { nome: 'Soddisfazione degli operatori' },
  soddisfazionePersona: { nome: 'Soddisfazione della persona' },
  sospensioni: { nome: 'Sospensioni' },
  sottoscrittaIl: { nome: 'Sottoscritta il' },
  stato: { nome: 'Stato', lista: ['statiVersione', 'statiIntervento'] },
  strumenti: { nome: 'Strumenti' },
  strumento: { nome: 'Strumento' },
  telefono: { nome: 'Telefono' },
  tipoCodiceFiscale: { nome: 'Tipo di codice fiscale', lista: 'tipiCodiceFiscale' },
  testiObiettivi: { nome: 'Testi degli obiettivi' },
  testo: { nome: 'Testo', come: 'testo' },
  tipo: { nome: 'Tipo', lista: ['tipiValutazione', 'tipiProgetto'] },
  tipoCorretto: { nome: 'Tipo di fatto corretto' },
  tipoEnte: { nome: 'Tipo di ente', lista: 'tipiEnte' },
  ultimoFattoIl: { nome: 'Ultimo fatto' },
  urgente: { nome: 'Urgente' },
  valutazione: { nome: 'Valutazione', come: 'id' },
  valutazioneFinale: { nome: 'Valutazione finale' },
  valutazioni: { nome: 'Valutazioni' },
  versione: { nome: 'Versione' },
  versioneStrumento: { nome: 'Versione dello strumento' },
  versioni: { nome: 'Versioni' },
};

export const campoDi = (nome: string): Campo => CAMPI[nome] ?? { nome };

const MAI = ['punteggio', 'versione', 'versioneStrumento', 'anzianoAllaData', 'strumento', 'tipoCorretto', 'urgente'];
const MAI_DI: Readonly<Record<string, readonly string[]>> = {
  ErogazioneRegistrata: ['prestazione', 'centesimi', 'erogatore'],
};

/** Plain values only: identifiers, scores and what is worked out by the system are never typed. */
export const correggibile = (tipo: string, nome: string, valore: unknown): boolean =>
  CAMPI[nome]?.come !== 'id' &&
  !MAI.includes(nome) &&
  !MAI_DI[tipo]?.includes(nome) &&
  (typeof valore === 'string' || typeof valore === 'number' || typeof valore === 'boolean');

const UNO: Readonly<Record<string, string>> = {
  autorizzazioni: 'Autorizzazione',
  budget: 'Voce di budget',
  cicli: 'Ciclo',
  componenti: 'Componente',
  diario: 'Nota',
  dimensioniCritiche: 'Dimensione critica',
  dimensioniScoperte: 'Dimensione scoperta',
  equipe: 'Componente',
  erogazioni: 'Erogazione',
  firmatari: 'Firmatario',
  followUp: 'Follow-up',
  interventi: 'Intervento',
  nominativi: 'Nominativo',
  obiettivi: 'Obiettivo',
  partecipanti: 'Partecipante',
  preseInCarico: 'Presa in carico',
  progetti: 'Progetto',
  sospensioni: 'Sospensione',
  strumenti: 'Strumento',
  valutazioni: 'Valutazione',
  versioni: 'Versione',
};
const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** `valutazioni.0.conclusaIl` → Valutazione 1, conclusa il */
export function nomeDelPercorso(percorso: string): string {
  const parti = percorso
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((p) => !UUID.test(p));
  const nomi: string[] = [];
  for (let i = 0; i < parti.length; i++) {
    const [nome, indice] = [parti[i]!, parti[i + 1]];
    if (indice !== undefined && /^\d+$/.test(indice)) {
      nomi.push(`${UNO[nome] ?? campoDi(nome).nome} ${Number(indice) + 1}`);
      i += 1;
    } else nomi.push(campoDi(nome).nome);
  }
  return nomi.map((n, i) => (i === 0 ? n : n.charAt(0).toLowerCase() + n.slice(1))).join(', ');
}
