/** Injection token of the installation a process runs. */
export const INSTALLAZIONE = Symbol('INSTALLAZIONE');
