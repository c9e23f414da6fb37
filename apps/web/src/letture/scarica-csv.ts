/** With semicolons and a byte order mark: how Italian spreadsheets open it. A cell cannot become a formula. */
export function scaricaCsv(nome: string, righe: readonly (readonly string[])[]): void {
  const cella = (testo: string): string => `"${testo.replace(/^[=+\-@\t]/, "'$&").replaceAll('"', '""')}"`;
  const testo = righe.map((riga) => riga.map(cella).join(';')).join('\r\n');
  const indirizzo = URL.createObjectURL(new Blob([`\ufeff${testo}\r\n`], { type: 'text/csv;charset=utf-8' }));
  const ancora = Object.assign(document.createElement('a'), { href: indirizzo, download: nome });
  ancora.click();
  URL.revokeObjectURL(indirizzo);
}
