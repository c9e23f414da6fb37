import { useId, useState, type FormEvent } from 'react';
import type { CasoDaConsegnare } from '../api/tipi.ts';
import { annuncia } from '../impianto/annunci.ts';
import { rientra } from '../impianto/rientra.ts';
import { CampoAreaTesto } from '../moduli/CampoAreaTesto.tsx';
import { ContestoModulo, mancanti, type Errori } from '../moduli/errori.ts';
import { RiepilogoErrori } from '../moduli/RiepilogoErrori.tsx';
import { useCampi } from '../moduli/useCampi.ts';
import { nominativo } from '../parole/persona.ts';
import { CampoChiRiceve } from './CampoChiRiceve.tsx';
import { EsitiConsegne } from './EsitiConsegne.tsx';
import { useConsegne } from './useConsegne.ts';

interface Proprieta {
  readonly da: string;
  readonly casi: readonly CasoDaConsegnare[];
  readonly onFatto: () => void;
}

/** Several cases to one person, with one note: each is a hand-over of its own, with its own outcome. */
export function ModuloConsegna({ da, casi, onFatto }: Proprieta) {
  const prefisso = useId().replace(/[^a-zA-Z0-9]/g, '');
  const { valori, lega } = useCampi({ a: '', nota: '', altriPunti: '' });
  const [errori, setErrori] = useState<Errori>({});
  const [tentativo, setTentativo] = useState(0);
  const { andamento, consegna } = useConsegne();
  const quanti = casi.length === 1 ? 'il caso scelto' : `i ${casi.length} casi scelti`;

  async function alInvio(evento: FormEvent): Promise<void> {
    evento.preventDefault();
    if (andamento?.inCorso) return;
    const trovati = mancanti(valori, { a: 'Scegli chi riceve', nota: 'Scrivi che cosa deve sapere chi riceve' });
    setErrori(trovati);
    setTentativo((n) => n + 1);
    if (Object.keys(trovati).length > 0) return;
    const { a, nota, altriPunti } = valori;
    const esiti = await consegna(
      casi.map((c) => ({ cartella: c.cartella, nome: nominativo(c.persona) })),
      { da, a, nota, ...(altriPunti.trim() && { altriPunti }) },
    );
    const riusciti = esiti.filter((e) => e.rifiuto === null).length;
    annuncia(`Consegnati ${riusciti} casi su ${esiti.length}`);
    if (riusciti === esiti.length) onFatto();
    rientra();
  }

  return (
    <form className="modulo" noValidate aria-labelledby={`${prefisso}-titolo`} onSubmit={(e) => void alInvio(e)}>
      <h3 id={`${prefisso}-titolo`} className="modulo-titolo">
        Consegna {quanti}
      </h3>
      {Object.keys(errori).length > 0 && <RiepilogoErrori errori={errori} prefisso={prefisso} tentativo={tentativo} />}
      <ContestoModulo value={{ errori, prefisso }}>
        <CampoChiRiceve {...lega('a')} comuni={[...new Set(casi.map((c) => c.comune))]} tranne={da} />
        <CampoAreaTesto
          {...lega('nota')}
          etichetta="Che cosa deve sapere chi riceve"
          aiuto="La nota va in ciascuno dei casi scelti."
        />
        <CampoAreaTesto {...lega('altriPunti')} etichetta="Che cosa resta da fare" facoltativo />
      </ContestoModulo>
      {andamento && <EsitiConsegne andamento={andamento} />}
      <div className="azioni">
        <button type="submit" className="btn btn-primary" aria-disabled={andamento?.inCorso || undefined}>
          {andamento?.inCorso ? 'Consegna in corso…' : `Consegna ${quanti}`}
        </button>
      </div>
    </form>
  );
}
