/** The address by which browsers reach the product, without a final slash. It may be known only once the port is. */
export class BaseUrl {
  constructor(private readonly leggi: () => string) {}

  url(): string {
    return this.leggi().replace(/\/+$/, '');
  }

  /** Browsers come over TLS. */
  cifrato(): boolean {
    return this.url().startsWith('https:');
  }
}
