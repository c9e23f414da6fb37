/**
 * The routes that ask nobody who they are, each with its reason. Beside them are open: the pages of the program and its
 * own description (`/api/openapi.json`), the same for everyone, and the built-in provider (`/oidc`), where one signs in.
 */
export const ROTTE_PUBBLICHE: Readonly<Record<string, string>> = {
  'GET /status': 'Whoever keeps the program running asks it without being an operator; it names nobody.',
  'GET /api/sessione/entra': 'Nobody is signed in yet.',
  'GET /api/sessione/ritorno': 'Nobody is signed in yet: the issuer sends the browser back here.',
  'POST /api/sessione/esci': 'Going out must work also when the session is already over.',
};
