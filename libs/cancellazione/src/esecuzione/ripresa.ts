import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { EsecuzioneCancellazioni } from './esecuzione-cancellazioni.js';

const OGNI_MS = 60_000;

/** Finishes what a crash, or a vault that did not answer, left half-way. */
@Injectable()
export class Ripresa implements OnApplicationBootstrap, OnApplicationShutdown {
  private orologio: NodeJS.Timeout | undefined;
  private ultimo: Promise<void> = Promise.resolve();

  constructor(private readonly esecuzione: EsecuzioneCancellazioni) {}

  /** Nobody is answered before this is over. */
  async onApplicationBootstrap(): Promise<void> {
    await this.esecuzione.riattesta();
    this.adesso();
    this.orologio = setInterval(() => this.adesso(), OGNI_MS).unref();
  }

  /** Without waiting for it. */
  adesso(): void {
    this.ultimo = this.esecuzione.riprendi();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.orologio);
    await this.ultimo;
  }
}
