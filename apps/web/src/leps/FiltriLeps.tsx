import { useQuery } from '@tanstack/react-query';
import { leggiNomenclatore } from '../api/letture.ts';
import { oggi } from '../parole/date.ts';

interface Proprieta {
  readonly anno: number;
  readonly comune: string;
  readonly onCambia: (nome: 'anno' | 'comune', valore: string) => void;
}
const PRIMO_ANNO = 2024;
const ULTIMO_ANNO_DEL_PIANO = 2027;

export function FiltriLeps({ anno, comune, onCambia }: Proprieta) {
  const comuni = useQuery(leggiNomenclatore()).data?.comuni ?? [];
  const fino = Math.max(ULTIMO_ANNO_DEL_PIANO, Number(oggi().slice(0, 4)));
  const anni = Array.from({ length: fino - PRIMO_ANNO + 1 }, (_, i) => PRIMO_ANNO + i);
  return (
    <form className="filtri" aria-label="Anno e Comune" onSubmit={(e) => e.preventDefault()}>
      <label className="filtro">
        <span>Anno</span>
        <select className="ingresso" value={anno} onChange={(e) => onCambia('anno', e.target.value)}>
          {anni.map((a) => (
            <option key={a} value={a}>
              {a}
            </option>
          ))}
        </select>
      </label>
      <label className="filtro">
        <span>Comune</span>
        <select className="ingresso" value={comune} onChange={(e) => onCambia('comune', e.target.value)}>
          <option value="">Tutto l’Ambito</option>
          {comuni.map((c) => (
            <option key={c.istat} value={c.istat}>
              {c.nome}
            </option>
          ))}
        </select>
      </label>
      {comune && (
        <p className="aiuto">
          L’obiettivo vale per l’Ambito intero: per un solo Comune il numero si legge senza confronto.
        </p>
      )}
    </form>
  );
}
