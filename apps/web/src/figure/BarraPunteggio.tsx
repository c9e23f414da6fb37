interface Proprieta {
  readonly valore: number;
  readonly minimo: number;
  readonly massimo: number;
  readonly precedente?: number | undefined;
}

/** A score between its bounds, with a notch where it was before. The numbers are always written beside it. */
export function BarraPunteggio({ valore, minimo, massimo, precedente }: Proprieta) {
  const parte = (n: number) =>
    massimo === minimo ? 0 : Math.max(0, Math.min(1, (n - minimo) / (massimo - minimo))) * 100;
  return (
    <svg
      className="barra-punteggio"
      viewBox="0 0 100 10"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect className="fondo" x="0" y="2" width="100" height="6" rx="1" />
      <rect className="pieno" x="0" y="2" width={parte(valore)} height="6" rx="1" />
      {precedente !== undefined && (
        <rect className="tacca" x={Math.min(99, parte(precedente))} y="0" width="0.5" height="10" />
      )}
    </svg>
  );
}
