/**
 * Where to go after the sign-in: a path of this application, or its home. What a browser would read as another host
 * (`//host`, `/\host`, a tab in between) is not a path.
 */
export function ritornoSicuro(chiesto: unknown): string {
  if (typeof chiesto !== 'string' || !/^\/(?![/\\])[\x21-\x7e]*$/.test(chiesto) || chiesto.includes('\\')) return '/';
  const qui = 'http://qui.invalid';
  const url = URL.canParse(chiesto, qui) ? new URL(chiesto, qui) : undefined;
  if (url?.origin !== qui || url.pathname.startsWith('//') || url.pathname.startsWith('/api/')) return '/';
  return url.pathname + url.search + url.hash;
}
