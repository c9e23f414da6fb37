/** A browser reduced to what matters here: cookies by host, with their path, and redirects followed one by one. */
export class Navigatore {
  private readonly barattolo = new Map<string, { host: string; path: string; nome: string; valore: string }>();
  readonly visitati: string[] = [];

  async chiedi(url: string, opzioni: RequestInit = {}): Promise<Response> {
    const dove = new URL(url);
    const cookie = [...this.barattolo.values()]
      .filter((c) => c.host === dove.hostname && `${dove.pathname}/`.startsWith(c.path.replace(/\/?$/, '/')))
      .map((c) => `${c.nome}=${c.valore}`)
      .join('; ');
    const risposta = await fetch(url, {
      ...opzioni,
      redirect: 'manual',
      headers: { ...(opzioni.headers as Record<string, string>), ...(cookie && { cookie }) },
    });
    this.visitati.push(url);
    for (const riga of risposta.headers.getSetCookie()) {
      const [coppia, ...attributi] = riga.split('; ');
      const [nome, valore] = [coppia!.slice(0, coppia!.indexOf('=')), coppia!.slice(coppia!.indexOf('=') + 1)];
      const path = attributi.find((a) => /^path=/i.test(a))?.slice(5) ?? '/';
      const chiave = `${dove.hostname} ${path} ${nome}`;
      if (valore === '' || attributi.some((a) => /^expires=thu, 01 jan 1970/i.test(a))) this.barattolo.delete(chiave);
      else this.barattolo.set(chiave, { host: dove.hostname, path, nome, valore });
    }
    return risposta;
  }

  /** Follows up to the page that does not redirect. */
  async vai(url: string, opzioni: RequestInit = {}): Promise<Response> {
    let risposta = await this.chiedi(url, opzioni);
    let qui = url;
    for (let passi = 0; passi < 12 && risposta.status >= 300 && risposta.status < 400; passi++) {
      qui = new URL(risposta.headers.get('location')!, qui).href;
      const { origin, pathname } = new URL(qui);
      if (origin === new URL(url).origin && !/^\/(api|oidc)\//.test(pathname)) return risposta;
      risposta = await this.chiedi(qui);
    }
    return risposta;
  }

  cookie(nome: string): string | undefined {
    return [...this.barattolo.values()].find((c) => c.nome.replace(/_\d+$/, '') === nome)?.valore;
  }
  mette(host: string, nome: string, valore: string): void {
    this.barattolo.set(`${host} / ${nome}`, { host, path: '/', nome, valore });
  }
}
