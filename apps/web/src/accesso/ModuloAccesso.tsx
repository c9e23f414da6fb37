import { useQuery } from '@tanstack/react-query';
import { leggiNomenclatore } from '../api/letture.ts';
import type { NuovoAccesso } from '../api/tipi.ts';
import { useAtto } from '../api/useAtto.ts';
import { CampoAreaTesto } from '../moduli/CampoAreaTesto.tsx';
import { CampoData } from '../moduli/CampoData.tsx';
import { CampoOpzioni } from '../moduli/CampoOpzioni.tsx';
import { CampoScelta } from '../moduli/CampoScelta.tsx';
import { CampoTesto } from '../moduli/CampoTesto.tsx';
import { mancanti } from '../moduli/errori.ts';
import { Modulo } from '../moduli/Modulo.tsx';
import { useCampi } from '../moduli/useCampi.ts';
import { oggi } from '../parole/date.ts';
import { useLista } from '../parole/useEtichette.ts';
import { useSessione } from '../sessione/sessione.ts';
import type { PersonaScelta } from './persona-scelta.ts';
import { RiquadroPersona } from './RiquadroPersona.tsx';

interface Proprieta {
  readonly persona: PersonaScelta;
  readonly onCambia: () => void;
  readonly onFatto: (id: string) => void;
}

export function ModuloAccesso({ persona, onCambia, onFatto }: Proprieta) {
  const atto = useAtto('/api/accessi');
  const { operatore } = useSessione();
  const tuttiComuni = useQuery(leggiNomenclatore()).data?.comuni ?? [];
  const comuni = tuttiComuni.filter((c) => operatore.comuni.length === 0 || operatore.comuni.includes(c.istat));
  const liste = { canali: useLista('canali'), punti: useLista('punti'), segnalanti: useLista('segnalanti') };
  const { valori, lega } = useCampi(() => ({
    il: oggi(),
    canale: '',
    punto: operatore.ruolo === 'operatore-pua' ? 'pua-front-office' : 'segretariato',
    segnalante: '',
    richiedente: '',
    telefono: '',
    richiesta: '',
    comune: comuneProposto(
      persona,
      comuni.map((c) => c.istat),
    ),
    noto: !persona.anonima && persona.gia.length > 0 ? 'gia-noto' : 'nuovo',
  }));
  const altri = valori.segnalante !== '' && valori.segnalante !== 'persona-stessa';

  function corpo(): NuovoAccesso {
    const { richiedente, telefono, ...certi } = valori;
    return {
      ...(certi as Pick<NuovoAccesso, keyof typeof certi>),
      ...(!persona.anonima && { persona: persona.id }),
      ...(richiedente.trim() && {
        richiedente: { nome: richiedente.trim(), ...(telefono.trim() && { telefono: telefono.trim() }) },
      }),
    };
  }
  return (
    <>
      <RiquadroPersona persona={persona} onCambia={onCambia} />
      <Modulo
        livello={2}
        titolo="L’accesso"
        atto={atto}
        corpo={corpo}
        controlla={() =>
          mancanti(valori, {
            il: 'Indica il giorno dell’accesso',
            canale: 'Scegli il canale',
            punto: 'Scegli il punto di accesso',
            segnalante: 'Indica chi segnala',
            comune: 'Scegli il Comune',
            richiesta: 'Scrivi che cosa viene chiesto',
          })
        }
        etichettaInvio="Registra l’accesso e continua"
        fatto="Accesso registrato"
        onFatto={({ id }) => onFatto(id)}
      >
        <div className="riga-campi">
          <CampoData {...lega('il')} etichetta="Avvenuto il" />
          <CampoScelta {...lega('canale')} etichetta="Canale" vuota="Scegli…" opzioni={liste.canali} />
          <CampoScelta {...lega('punto')} etichetta="Punto di accesso" vuota="Scegli…" opzioni={liste.punti} />
        </div>
        <div className="riga-campi">
          <CampoScelta {...lega('segnalante')} etichetta="Chi segnala" vuota="Scegli…" opzioni={liste.segnalanti} />
          <CampoScelta
            {...lega('comune')}
            etichetta="Comune"
            vuota="Scegli…"
            opzioni={comuni.map((c) => ({ codice: c.istat, testo: c.nome }))}
          />
        </div>
        {altri && (
          <div className="riga-campi">
            <CampoTesto {...lega('richiedente')} etichetta="Nome di chi segnala" facoltativo />
            <CampoTesto
              {...lega('telefono')}
              etichetta="Telefono di chi segnala"
              facoltativo
              tipo="tel"
              inputMode="tel"
            />
          </div>
        )}
        <CampoAreaTesto
          {...lega('richiesta')}
          etichetta="Richiesta"
          aiuto="Che cosa viene chiesto, con le parole di chi chiede."
          righe={4}
        />
        <CampoOpzioni
          {...lega('noto')}
          etichetta="La situazione è"
          inRiga
          opzioni={[
            { codice: 'nuovo', testo: 'Nuova' },
            { codice: 'gia-noto', testo: 'Già nota ai servizi' },
          ]}
        />
      </Modulo>
    </>
  );
}

function comuneProposto(persona: PersonaScelta, comuni: readonly string[]): string {
  if (!persona.anonima && persona.comune && comuni.includes(persona.comune)) return persona.comune;
  return comuni.length === 1 ? comuni[0]! : '';
}
