/** The last position this browser has written: reads wait for it, so that people see what they have just done. */
let ultima = 0;

export const posizioneNota = (): number => ultima;

export function annotaPosizione(posizione: number): void {
  if (posizione > ultima) ultima = posizione;
}
