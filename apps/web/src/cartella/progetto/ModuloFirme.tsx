import { useState } from 'react';
import type { CorpoDi } from '../../api/tipi.ts';
import { Icona } from '../../impianto/Icona.tsx';
import { CampoData } from '../../moduli/CampoData.tsx';
import { CampoScelta } from '../../moduli/CampoScelta.tsx';
import { CampoTesto } from '../../moduli/CampoTesto.tsx';
import { mancanti } from '../../moduli/errori.ts';
import { Modulo } from '../../moduli/Modulo.tsx';
import { PulsanteTogli } from '../../moduli/PulsanteTogli.tsx';
import { useCampi } from '../../moduli/useCampi.ts';
import { oggi } from '../../parole/date.ts';
import { nominativo } from '../../parole/persona.ts';
import { useLista } from '../../parole/useEtichette.ts';
import { useSessione } from '../../sessione/sessione.ts';
import { useAttoCartella, useCartella } from '../contesto.ts';

interface Firma {
  readonly chiave: number;
  readonly nome: string;
  readonly qualita: string;
}

export function ModuloFirme({ progetto, onChiudi }: { readonly progetto: string; readonly onChiudi: () => void }) {
  const atto = useAttoCartella('sottoscrivi-progetto');
  const { scheda } = useCartella();
  const { operatore } = useSessione();
  const qualita = useLista('qualitaFirma');
  const { valori, lega } = useCampi({ il: oggi() });
  const [firme, setFirme] = useState<Firma[]>(() => [
    { chiave: 1, nome: scheda.persona.oscurata ? '' : nominativo(scheda.persona), qualita: 'persona' },
    { chiave: 2, nome: operatore.nome, qualita: 'assistente-sociale' },
  ]);
  const cambia = (chiave: number, parte: Partial<Firma>) =>
    setFirme((tutte) => tutte.map((f) => (f.chiave === chiave ? { ...f, ...parte } : f)));
  return (
    <Modulo
      livello={4}
      titolo="Firme del progetto"
      spiegazione="Firma la persona o chi la rappresenta, con gli operatori che si impegnano."
      atto={atto}
      corpo={(): CorpoDi<'sottoscrivi-progetto'> => ({
        il: valori.il,
        progetto,
        firmatari: firme.map((f) => ({ qualita: f.qualita })) as CorpoDi<'sottoscrivi-progetto'>['firmatari'],
        nominativi: firme.map((f) => f.nome.trim()),
      })}
      controlla={() => ({
        ...mancanti(valori, { il: 'Indica il giorno della firma' }),
        ...(firme.length === 0 && { firmatari: 'Indica almeno un firmatario' }),
        ...Object.fromEntries(
          firme.flatMap((f, i) => [
            ...(f.nome.trim() ? [] : [[`nominativi.${i}`, `Scrivi il nome del firmatario n. ${i + 1}`]]),
            ...(f.qualita ? [] : [[`firmatari.${i}.qualita`, `Scegli a che titolo firma il firmatario n. ${i + 1}`]]),
          ]),
        ),
      })}
      etichettaInvio="Registra le firme"
      fatto="Progetto sottoscritto"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      <CampoData {...lega('il')} etichetta="Sottoscritto il" />
      <fieldset className="campo gruppo-righe">
        <legend tabIndex={-1}>Firmatari</legend>
        {firme.map((f, i) => (
          <div className="riga-modulo" role="group" aria-label={`Firmatario ${i + 1}`} key={f.chiave}>
            <CampoTesto
              nome={`nominativi.${i}`}
              etichetta="Nome e cognome"
              valore={f.nome}
              onCambia={(nome) => cambia(f.chiave, { nome })}
            />
            <CampoScelta
              nome={`firmatari.${i}.qualita`}
              etichetta="In qualità di"
              vuota="Scegli…"
              valore={f.qualita}
              opzioni={qualita}
              onCambia={(q) => cambia(f.chiave, { qualita: q })}
            />
            <PulsanteTogli
              che={`il firmatario ${i + 1}`}
              onTogli={() => setFirme(firme.filter((altra) => altra.chiave !== f.chiave))}
            />
          </div>
        ))}
        <button
          type="button"
          className="btn btn-sm btn-outline-primary"
          onClick={() =>
            setFirme([...firme, { chiave: Math.max(0, ...firme.map((f) => f.chiave)) + 1, nome: '', qualita: '' }])
          }
        >
          <Icona nome="it-plus" /> Aggiungi un firmatario
        </button>
      </fieldset>
    </Modulo>
  );
}
