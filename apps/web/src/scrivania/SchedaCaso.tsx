import { Link } from 'react-router';
import type { VoceElenco } from '../api/tipi.ts';
import { nominativo } from '../parole/persona.ts';
import { useComuni } from '../parole/useComuni.ts';
import { GiorniInFase } from './GiorniInFase.tsx';

/** A case on the board: who, where, since when, and the first thing that is missing. */
export function SchedaCaso({ voce }: { readonly voce: VoceElenco }) {
  const comune = useComuni();
  return (
    <li className={voce.ferma ? 'caso caso-fermo' : 'caso'}>
      <Link to={`/cartelle/${voce.id}`}>{nominativo(voce.persona)}</Link>
      <span className="secondario">{comune(voce.comune)}</span>
      <GiorniInFase voce={voce} />
      {voce.mancanze.length > 0 && (
        <p className="caso-manca">
          <span className="visually-hidden">Manca: </span>
          {voce.mancanze[0]}
          {voce.mancanze.length > 1 && <span className="secondario"> e altro</span>}
        </p>
      )}
    </li>
  );
}
