import { CampoAreaTesto } from '../../moduli/CampoAreaTesto.tsx';
import type { Opzione } from '../../moduli/CampoScelta.tsx';
import { CampoSpunta } from '../../moduli/CampoSpunta.tsx';

interface Proprieta {
  readonly dominio: Opzione;
  readonly testo: string;
  readonly critico: boolean;
  readonly onTesto: (testo: string) => void;
  readonly onCritico: (critico: boolean) => void;
}

export function CampoDominio({ dominio, testo, critico, onTesto, onCritico }: Proprieta) {
  return (
    <div className="campo-dominio">
      <CampoAreaTesto
        nome={`domini.${dominio.codice}`}
        etichetta={dominio.testo}
        facoltativo
        righe={2}
        valore={testo}
        onCambia={onTesto}
      />
      <CampoSpunta
        nome={`critica.${dominio.codice}`}
        etichetta={`Dominio ${dominio.testo.toLowerCase()} critico`}
        valore={critico}
        onCambia={onCritico}
      />
    </div>
  );
}
