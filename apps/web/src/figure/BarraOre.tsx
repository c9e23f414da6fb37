interface Proprieta {
  readonly erogati: number;
  readonly autorizzati: number;
  /** The longest of the group: bars of one table share a scale. */
  readonly massimo: number;
}

/** Delivered (full) inside authorised (outline). The numbers are in the cells beside it. */
export function BarraOre({ erogati, autorizzati, massimo }: Proprieta) {
  const parte = (n: number) => (massimo === 0 ? 0 : (n / massimo) * 100);
  return (
    <svg className="barra-ore" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="fondo" x="0" y="1" width={parte(autorizzati)} height="10" />
      <rect className="pieno" x="0" y="3" width={parte(erogati)} height="6" />
      {autorizzati > 0 && (
        <rect className="limite" x={Math.max(0, parte(autorizzati) - 0.6)} y="0" width="0.6" height="12" />
      )}
    </svg>
  );
}
