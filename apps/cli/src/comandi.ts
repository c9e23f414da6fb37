/** The commands of the command line: name, arguments and what each is for, as the help prints them. */
export const COMANDI = [
  {
    nome: 'avvia',
    argomenti: '[--esempio sebino]',
    scopo: 'Avvia tutto in un solo processo: database, server e viste',
  },
  { nome: 'esempio', argomenti: '[sebino]', scopo: 'Carica i dati inventati dell’Ambito Sebino' },
  {
    nome: 'rebuild',
    argomenti: '[vista] [--confronta | --torna]',
    scopo: 'Ricostruisce dal registro una vista, o tutte, mentre quelle di prima servono',
  },
  {
    nome: 'verifica',
    argomenti: '[fascicolo …]',
    scopo: 'Ricalcola tutto il registro, o un fascicolo esportato, e dice dove si rompe',
  },
  { nome: 'checkpoint', argomenti: '', scopo: 'Firma adesso un checkpoint del registro' },
  {
    nome: 'esporta',
    argomenti: '[--cartella id] --in file',
    scopo: 'Scrive un fascicolo verificabile: il registro, una cartella o un Ambito',
  },
  { nome: 'chiavi', argomenti: 'ruota', scopo: 'Cambia la chiave principale, e riavvolge con la nuova tutte le altre' },
  {
    nome: 'operatore',
    argomenti: 'iscrivi --ambito codice --ente codice',
    scopo: 'Iscrive il primo operatore dell’Ufficio di Piano: nome e soggetto si scrivono quando li chiede',
  },
  { nome: 'migra', argomenti: '', scopo: 'Crea o aggiorna ruoli e tabelle del database' },
] as const;

export type NomeComando = (typeof COMANDI)[number]['nome'];
