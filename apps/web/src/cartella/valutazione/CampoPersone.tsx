import { useQuery } from '@tanstack/react-query';
import { leggiNomenclatore, leggiOperatori } from '../../api/letture.ts';
import { Icona } from '../../impianto/Icona.tsx';
import { CampoScelta } from '../../moduli/CampoScelta.tsx';
import { CampoTesto } from '../../moduli/CampoTesto.tsx';
import { useCampo } from '../../moduli/errori.ts';
import { PulsanteTogli } from '../../moduli/PulsanteTogli.tsx';
import { useLista } from '../../parole/useEtichette.ts';
import { RIGA_VUOTA, rigaDiOperatore, type RigaPersona } from './persone-equipe.ts';

interface Proprieta {
  readonly nome: string;
  readonly etichetta: string;
  readonly righe: readonly RigaPersona[];
  readonly onCambia: (righe: RigaPersona[]) => void;
}
/** As the nomenclatore calls an ente of no list. */
const ALTRO = 'altro';

/** People of an équipe: known operators fill their row by themselves, others are written. */
export function CampoPersone({ nome, etichetta, righe, onCambia }: Proprieta) {
  const { id, errore } = useCampo(nome);
  return (
    <fieldset className="campo gruppo-righe">
      <legend id={id} tabIndex={-1}>
        {etichetta}
      </legend>
      {errore && <p className="errore-campo">{errore}</p>}
      {righe.map((riga, i) => (
        <RigaDiPersona
          key={riga.chiave}
          campo={`${nome}.${i}`}
          numero={i + 1}
          riga={riga}
          onCambia={(nuova) => onCambia(righe.map((r) => (r.chiave === riga.chiave ? nuova : r)))}
          onTogli={() => onCambia(righe.filter((r) => r.chiave !== riga.chiave))}
        />
      ))}
      <button
        type="button"
        className="btn btn-sm btn-outline-primary"
        onClick={() => onCambia([...righe, RIGA_VUOTA()])}
      >
        <Icona nome="it-plus" /> Aggiungi una persona
      </button>
    </fieldset>
  );
}

interface ProprietaRiga {
  readonly campo: string;
  readonly numero: number;
  readonly riga: RigaPersona;
  readonly onCambia: (riga: RigaPersona) => void;
  readonly onTogli: () => void;
}

function RigaDiPersona({ campo, numero, riga, onCambia, onTogli }: ProprietaRiga) {
  const operatori = useQuery(leggiOperatori()).data ?? [];
  const enti = useQuery(leggiNomenclatore()).data?.enti ?? [];
  const professioni = useLista('professioni');
  const tipi = useLista('tipiEnte');
  return (
    <div className="riga-modulo" role="group" aria-label={`Persona ${numero}`}>
      <CampoScelta
        nome={`${campo}.operatore`}
        etichetta="Chi"
        facoltativo="taciuto"
        vuota="Altra persona"
        valore={riga.operatore}
        opzioni={operatori.filter((o) => o.professione).map((o) => ({ codice: o.id, testo: o.nome }))}
        onCambia={(scelto) => {
          const operatore = operatori.find((o) => o.id === scelto);
          onCambia(
            operatore ? { ...rigaDiOperatore(operatore), chiave: riga.chiave } : { ...riga, operatore: '', nome: '' },
          );
        }}
      />
      {riga.operatore === '' && (
        <CampoTesto
          nome={`${campo}.nome`}
          etichetta="Nome e cognome"
          {...(riga.ente === ALTRO && { aiuto: 'Aggiungi il nome dell’ente, che non è in elenco.' })}
          valore={riga.nome}
          onCambia={(v) => onCambia({ ...riga, nome: v })}
        />
      )}
      <CampoScelta
        nome={`${campo}.professione`}
        etichetta="Professione"
        vuota="Scegli…"
        valore={riga.professione}
        opzioni={professioni}
        onCambia={(v) => onCambia({ ...riga, professione: v })}
      />
      <CampoScelta
        nome={`${campo}.ente`}
        etichetta="Ente"
        vuota="Scegli…"
        valore={riga.ente}
        opzioni={enti.map((e) => ({ codice: e.id, testo: e.nome }))}
        onCambia={(v) =>
          onCambia({
            ...riga,
            ente: v,
            tipoEnte: v === ALTRO ? '' : (enti.find((e) => e.id === v)?.tipo ?? ''),
          })
        }
      />
      {riga.ente === ALTRO && (
        <CampoScelta
          nome={`${campo}.tipoEnte`}
          etichetta="Tipo di ente"
          vuota="Scegli…"
          valore={riga.tipoEnte}
          opzioni={tipi}
          onCambia={(v) => onCambia({ ...riga, tipoEnte: v })}
        />
      )}
      <PulsanteTogli che={`la persona ${numero}`} onTogli={onTogli} />
    </div>
  );
}
