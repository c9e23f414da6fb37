import type { DifferenzaRiga, DifferenzaTabella } from './confronto.js';

const SEGNI = { aggiunta: '+', tolta: '-', cambiata: '~' } as const;

/** One line for each row: its key, and what differs. Values only where nothing is sealed. */
export function stampaDifferenze({ tabella, righe, diverse, differenze }: DifferenzaTabella): string[] {
  return [
    `${tabella}: ${righe} righe, ${diverse} diverse`,
    ...differenze.map(({ chiave, come, colonne }) => {
      const quale = Object.entries(chiave)
        .map(([nome, valore]) => `${nome}=${String(valore)}`)
        .join(' ');
      const cosa = colonne.flatMap(diverso).join('; ');
      return `${SEGNI[come]} ${quale}${cosa ? `  ${cosa}` : ''}`;
    }),
    ...(diverse > differenze.length ? [`… e altre ${diverse - differenze.length}`] : []),
  ];
}

function diverso(colonna: DifferenzaRiga['colonne'][number]): string[] {
  if (!('prima' in colonna || 'dopo' in colonna)) return [colonna.nome];
  return foglie(colonna.nome, colonna.prima, colonna.dopo);
}

/** Of a long value, only the leaves that differ. */
function foglie(percorso: string, prima: unknown, dopo: unknown): string[] {
  if (JSON.stringify(prima) === JSON.stringify(dopo)) return [];
  const ramo = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null;
  if (!ramo(prima) || !ramo(dopo)) {
    return [`${percorso}: ${JSON.stringify(prima) ?? 'niente'} → ${JSON.stringify(dopo) ?? 'niente'}`];
  }
  return [...new Set([...Object.keys(prima), ...Object.keys(dopo)])].flatMap((nome) =>
    foglie(`${percorso}.${nome}`, prima[nome], dopo[nome]),
  );
}
