const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The addresses by which a browser may have reached a base address. On one's own machine `localhost` and `127.0.0.1` are
 * the same server, and whoever types either stays where they are, cookies included.
 */
export function indirizziEquivalenti(base: string): string[] {
  const url = new URL(base);
  if (!LOOPBACK.includes(url.hostname)) return [url.origin];
  const altri = LOOPBACK.map((nome) => {
    const altro = new URL(base);
    altro.hostname = nome;
    return altro.origin;
  });
  return [url.origin, ...altri.filter((a) => a !== url.origin)];
}
