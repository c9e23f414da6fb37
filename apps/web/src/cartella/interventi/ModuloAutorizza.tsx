import { useQuery } from '@tanstack/react-query';
import { leggiNomenclatore } from '../../api/letture.ts';
import type { Intervento } from '../../api/tipi.ts';
import { CampoAreaTesto } from '../../moduli/CampoAreaTesto.tsx';
import { CampoData } from '../../moduli/CampoData.tsx';
import { CampoDurata } from '../../moduli/CampoDurata.tsx';
import { CampoEuro } from '../../moduli/CampoEuro.tsx';
import { CampoScelta } from '../../moduli/CampoScelta.tsx';
import { CampoSpunta } from '../../moduli/CampoSpunta.tsx';
import { Modulo } from '../../moduli/Modulo.tsx';
import { useCampi } from '../../moduli/useCampi.ts';
import { data } from '../../parole/date.ts';
import { euro } from '../../parole/misure.ts';
import { useEtichette } from '../../parole/useEtichette.ts';
import { usePrestazioni } from '../../parole/usePrestazioni.ts';
import { CampoFonte } from '../CampoFonte.tsx';
import { useAttoCartella, useCartella } from '../contesto.ts';
import { progettiAutorizzabili } from '../scelte-progetto.ts';
import { corpoAutorizzazione, erroriAutorizzazione, nuovaAutorizzazione } from './bozza-autorizzazione.ts';

interface Proprieta {
  /** An intervento already authorised, whose period or hours change. */
  readonly intervento?: Intervento;
  readonly onChiudi: () => void;
}

export function ModuloAutorizza({ intervento, onChiudi }: Proprieta) {
  const { scheda } = useCartella();
  const { stato } = scheda;
  const atto = useAttoCartella('autorizza-intervento');
  const nomenclatore = useQuery(leggiNomenclatore()).data;
  const etichetta = useEtichette();
  const prestazione = usePrestazioni();
  const progetti = progettiAutorizzabili(stato);
  const { valori, lega, imposta } = useCampi(() => nuovaAutorizzazione(stato, intervento, nomenclatore?.tariffaSad));
  const scelto = progetti.find((p) => p.progetto.id === valori.progetto);
  const previste = scelto?.versione.interventi ?? [];
  const prestazioni = valori.urgente
    ? (nomenclatore?.prestazioni ?? [])
    : previste.map((p) => ({ codice: p.prestazione, nome: prestazione(p.prestazione) }));
  // Hours are authorised to an ente with a name.
  const erogatori = (nomenclatore?.enti ?? []).filter((e) => e.tipo !== 'altro');
  return (
    <Modulo
      livello={intervento ? 4 : 3}
      titolo={intervento ? 'Nuova autorizzazione' : 'Autorizzazione di un intervento'}
      {...(intervento && {
        spiegazione: 'Proroga il periodo o cambia le ore: la nuova autorizzazione si aggiunge alle precedenti.',
      })}
      atto={atto}
      corpo={() => corpoAutorizzazione(valori, intervento)}
      controlla={() => erroriAutorizzazione(valori)}
      etichettaInvio="Autorizza l’intervento"
      fatto="Intervento autorizzato"
      onFatto={onChiudi}
      onAnnulla={onChiudi}
    >
      {!intervento && (
        <>
          <CampoSpunta
            {...lega('urgente')}
            etichetta="Intervento urgente, prima del progetto"
            {...(progetti.length === 0 && {
              aiuto: 'Non c’è ancora un progetto approvato: si può autorizzare solo un intervento urgente.',
            })}
          />
          {valori.urgente ? (
            <CampoAreaTesto {...lega('motivoUrgenza')} etichetta="Motivo dell’urgenza" righe={2} />
          ) : (
            <CampoScelta
              {...lega('progetto')}
              etichetta="Progetto"
              vuota="Scegli…"
              opzioni={progetti.map(({ progetto, versione }) => ({
                codice: progetto.id,
                testo: `${etichetta('tipiProgetto', versione.tipo)}, versione ${versione.versione} del ${data(versione.redattaIl)}`,
              }))}
            />
          )}
        </>
      )}
      <div className="riga-campi">
        {!intervento && (
          <CampoScelta
            nome="prestazione"
            etichetta="Prestazione"
            vuota="Scegli…"
            valore={valori.prestazione}
            opzioni={prestazioni.map((p) => ({ codice: p.codice, testo: `${p.nome} (${p.codice})` }))}
            onCambia={(codice) => {
              const prevista = previste.find((p) => p.prestazione === codice);
              imposta({ prestazione: codice, ...(prevista && { minutiMensili: prevista.minutiMensili }) });
            }}
          />
        )}
        <CampoScelta
          {...lega('erogatore')}
          etichetta="Erogatore"
          vuota="Scegli…"
          opzioni={erogatori.map((e) => ({ codice: e.id, testo: e.nome }))}
        />
      </div>
      <div className="riga-campi">
        <CampoData {...lega('dal')} etichetta="Autorizzato dal" ancheFutura />
        <CampoData {...lega('al')} etichetta="Autorizzato al" ancheFutura />
        <CampoDurata {...lega('minutiMensili')} etichetta="Quantità al mese" />
      </div>
      <div className="riga-campi">
        <CampoEuro {...lega('centesimiOra')} etichetta="Costo orario" />
        <CampoFonte nome="fonte" valore={valori.fonte} onCambia={(fonte) => imposta({ fonte })} />
        <CampoData {...lega('il')} etichetta="Deciso il" />
      </div>
      {valori.centesimiOra !== null && valori.minutiMensili > 0 && (
        <p className="aiuto" role="status">
          Costo massimo al mese: {euro(Math.round((valori.minutiMensili * valori.centesimiOra) / 60))}
        </p>
      )}
    </Modulo>
  );
}
