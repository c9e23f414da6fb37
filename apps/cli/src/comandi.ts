/** The commands of the command line: name, arguments and what each is for, as the help prints them. */
export const COMANDI = [
  {
    nome: 'avvia',
    argomenti: '[--esempio sebino]',
    scopo: 'Avvia tutto in un solo processo: database, server e viste',
  },
  { nome: 'esempio', argomenti: '[sebino]', scopo: 'Carica i dati inventati dell’Ambito Sebino' },
  { nome: 'rebuild', argomenti: '[vista]', scopo: 'Ricostruisce dal registro una vista, o tutte' },
  { nome: 'verifica', argomenti: '', scopo: 'Ricalcola tutto il registro e dice dove si rompe, se si rompe' },
  { nome: 'migra', argomenti: '', scopo: 'Crea o aggiorna ruoli e tabelle del database' },
] as const;

export type NomeComando = (typeof COMANDI)[number]['nome'];
