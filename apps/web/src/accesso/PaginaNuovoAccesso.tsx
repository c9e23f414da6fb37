import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { RicercaPersone } from '../api/tipi.ts';
import { Pagina } from '../impianto/Pagina.tsx';
import { ModuloAccesso } from './ModuloAccesso.tsx';
import { PassiAccesso } from './PassiAccesso.tsx';
import type { PersonaScelta } from './persona-scelta.ts';
import { SceltaPersona } from './SceltaPersona.tsx';

/** The door: first who, then the contact itself. Triage and outcome follow on the page of the accesso. */
export function PaginaNuovoAccesso() {
  const [ricerca, setRicerca] = useState<Required<RicercaPersone>>({
    cognome: '',
    nome: '',
    nascita: '',
    codiceFiscale: '',
  });
  const [persona, setPersona] = useState<PersonaScelta | null>(null);
  const vai = useNavigate();
  return (
    <Pagina titolo="Nuovo accesso" sottotitolo="Prima di registrare qualcuno, cercalo: potrebbe essere già conosciuto.">
      <PassiAccesso corrente={persona ? 2 : 1} />
      {persona ? (
        <ModuloAccesso
          persona={persona}
          onCambia={() => setPersona(null)}
          onFatto={(id) => void vai(`/accessi/${id}`, { replace: true })}
        />
      ) : (
        <SceltaPersona ricerca={ricerca} onRicerca={setRicerca} onScelta={setPersona} />
      )}
    </Pagina>
  );
}
