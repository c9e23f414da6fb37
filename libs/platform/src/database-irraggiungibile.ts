/** Of the operating system, when there is nobody at the other end. */
const DI_RETE = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH'];

/** The driver says these without a code; the last one is said of a transaction whose connection fell between two of its queries. */
const DEL_DRIVER =
  /connection terminated|connection ended|client has encountered a connection error|client was closed|timeout exceeded when trying to connect|query runner (was )?already released/i;

/** How the client of KurrentDB says it. */
const DI_KURRENTDB = 'unavailable';

/**
 * Whether an error means that the database is away, and not that a question was wrong: the connection (SQLSTATE 08), a
 * server that stops, crashed or is starting (57P), or that has no place left (53300).
 */
export function databaseIrraggiungibile(errore: unknown): boolean {
  if (!(errore instanceof Error)) return false;
  const codice = 'code' in errore ? String(errore.code) : '';
  return (
    DI_RETE.includes(codice) ||
    /^(08...|57P..|53300)$/.test(codice) ||
    DEL_DRIVER.test(errore.message) ||
    ('type' in errore && errore.type === DI_KURRENTDB) ||
    databaseIrraggiungibile(errore.cause)
  );
}
