import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { scaricaFascicolo } from '../api/lavori.ts';
import { comeProblema } from '../api/problema.ts';
import { CampoTesto } from '../moduli/CampoTesto.tsx';
import { ContestoModulo, type Errori } from '../moduli/errori.ts';
import { useMotivo } from '../moduli/useMotivo.ts';

/** Whoever takes the file away is recorded too, with a reason of its own. */
export function ScaricaFascicolo({ id, nome }: { readonly id: string; readonly nome: string }) {
  const [aperto, setAperto] = useState(false);
  const [motivo, setMotivo] = useState('');
  const [errori, setErrori] = useState<Errori>({});
  const { difettoDi } = useMotivo();
  const scarica = useMutation({
    mutationFn: () => scaricaFascicolo(id, motivo.trim()),
    onSuccess: (file) => {
      const indirizzo = URL.createObjectURL(file);
      Object.assign(document.createElement('a'), { href: indirizzo, download: `fascicolo-${id}.jsonl` }).click();
      URL.revokeObjectURL(indirizzo);
      setAperto(false);
    },
    onError: (errore) => setErrori({ motivo: comeProblema(errore).message }),
  });

  function invia(evento: FormEvent): void {
    evento.preventDefault();
    const difetto = difettoDi(motivo);
    if (difetto) setErrori({ motivo: difetto });
    else scarica.mutate();
  }

  if (!aperto)
    return (
      <button type="button" className="btn btn-outline-primary btn-sm" onClick={() => setAperto(true)}>
        Scarica <span className="visually-hidden">il fascicolo: {nome}</span>
      </button>
    );
  return (
    <form noValidate onSubmit={invia} aria-label={`Scarica il fascicolo: ${nome}`}>
      <ContestoModulo value={{ errori, prefisso: `scarica-${id}` }}>
        <CampoTesto nome="motivo" etichetta="Perché lo scarichi" lunghezza={300} valore={motivo} onCambia={setMotivo} />
      </ContestoModulo>
      <button type="submit" className="btn btn-primary btn-sm" aria-disabled={scarica.isPending}>
        Scarica
      </button>
    </form>
  );
}
