import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type ChiediLavoro, chiediLavoro } from '../api/lavori.ts';
import { leggiLavori } from '../api/letture.ts';
import { comeProblema } from '../api/problema.ts';
import { annuncia } from '../impianto/annunci.ts';
import { Avviso } from '../impianto/Avviso.tsx';
import { CampoScelta } from '../moduli/CampoScelta.tsx';
import { CampoTesto } from '../moduli/CampoTesto.tsx';
import { ContestoModulo, type Errori } from '../moduli/errori.ts';
import { useMotivo } from '../moduli/useMotivo.ts';
import { puo } from '../sessione/ruoli.ts';
import { useSessione } from '../sessione/sessione.ts';

const SCELTE = [
  { codice: 'verifica', permesso: 'avvia-verifica', testo: 'Verificare il registro' },
  { codice: 'checkpoint', permesso: 'avvia-checkpoint', testo: 'Firmare un checkpoint' },
  { codice: 'rebuild', permesso: 'avvia-rebuild', testo: 'Ricostruire tutte le viste' },
  { codice: 'ambito', permesso: 'esporta-ambito', testo: 'Esportare l’Ambito' },
  { codice: 'registro', permesso: 'esporta-registro', testo: 'Esportare tutto il registro' },
] as const;

/** A copy that leaves the program says why. */
const conMotivo = (scelta: string): boolean => scelta === 'ambito' || scelta === 'registro';

export function ModuloLavoro() {
  const sessione = useSessione();
  const magazzino = useQueryClient();
  const [scelta, setScelta] = useState('');
  const [motivo, setMotivo] = useState('');
  const [errori, setErrori] = useState<Errori>({});
  const { regola, difettoDi } = useMotivo();
  const chiedi = useMutation({
    mutationFn: (quale: ChiediLavoro) => chiediLavoro(quale, motivo.trim()),
    onSuccess: async () => {
      annuncia('Lavoro chiesto: qui sotto si vede a che punto è.');
      await magazzino.invalidateQueries({ queryKey: leggiLavori().queryKey });
    },
  });

  function invia(evento: FormEvent): void {
    evento.preventDefault();
    if (!scelta) return setErrori({ scelta: 'Va scelto un lavoro.' });
    const difetto = conMotivo(scelta) && difettoDi(motivo);
    if (difetto) return setErrori({ motivo: difetto });
    setErrori({});
    chiedi.mutate(scelta as ChiediLavoro);
  }

  return (
    <form className="modulo" noValidate aria-labelledby="chiedi-lavoro" onSubmit={invia}>
      <h2 id="chiedi-lavoro" className="modulo-titolo">
        Chiedi un lavoro
      </h2>
      <ContestoModulo value={{ errori, prefisso: 'lavoro' }}>
        <CampoScelta
          nome="scelta"
          etichetta="Che cosa fare"
          valore={scelta}
          onCambia={setScelta}
          vuota="Scegli…"
          opzioni={SCELTE.filter((s) => puo(sessione, s.permesso))}
        />
        {conMotivo(scelta) && (
          <CampoTesto
            nome="motivo"
            etichetta="Motivo"
            aiuto={`${regola}. Resta scritto in «Chi ha letto» di ogni persona di cui il fascicolo contiene i dati.`}
            lunghezza={300}
            valore={motivo}
            onCambia={setMotivo}
          />
        )}
      </ContestoModulo>
      {chiedi.error && (
        <Avviso tipo="errore" titolo="Il lavoro non è stato chiesto" ruolo="alert">
          <p>{comeProblema(chiedi.error).message}</p>
        </Avviso>
      )}
      <div className="azioni">
        <button type="submit" className="btn btn-primary" aria-disabled={chiedi.isPending}>
          Chiedi
        </button>
      </div>
    </form>
  );
}
