/** Takes a value among the parameters of a query, and says how it is called there. */
export type Segnaposto = (valore: unknown) => string;

/** Those of a plain query: numbered after the parameters it already has, to which they are added. */
export const numerati =
  (parametri: unknown[]): Segnaposto =>
  (valore) =>
    `$${parametri.push(valore)}`;

/** Those of a query builder: named, and given to it apart. */
export const nominati =
  (parametri: Record<string, unknown>): Segnaposto =>
  (valore) => {
    const nome = `valore_${Object.keys(parametri).length}`;
    parametri[nome] = valore;
    return `:${nome}`;
  };
