/** SQLSTATE classes 08 (connection) and 57P (shutdown, crash, recovery); what Node says of a socket nobody answers on. */
const ASSENTE = /^(08...|57P..|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;

/** Whether an error, or what caused it, is a database that went away: in a moment it may answer. */
export function databaseAssente(errore: unknown): boolean {
  if (!(errore instanceof Error)) return false;
  const { code, message, cause } = errore as { code?: unknown; message: string; cause?: unknown };
  // What pg says when a connection ends under a query has no code.
  return ASSENTE.test(String(code)) || message.startsWith('Connection terminated') || databaseAssente(cause);
}
