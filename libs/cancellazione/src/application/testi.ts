import type { EventStore, EventoNelLog } from '#event-store';
import type { TestoIndicato } from '#persone';
import { RifiutoHttp } from '#platform';
import type { Storico } from '#storia';
import { correzioniInVigore, rifiuto } from '#storia';
import { chiariDi, type Vault } from '#vault';

const SENZA_TESTO = () =>
  new RifiutoHttp(rifiuto('testo-inesistente', 'Il fatto indicato non c’è, o non ha un testo con quel nome.'), 422);

/**
 * Every writing of a text: the field of the fact, and the same field in each rettifica of it. Each has a key of its own.
 * @param conOmissis the last rettifica in force is the text without who must not be named: that one stays
 */
export async function scrittureDelTesto(
  store: EventStore,
  vault: Vault,
  ambito: string,
  { stream, evento, campo }: TestoIndicato,
  conOmissis: boolean,
): Promise<TestoIndicato[]> {
  const storia = await store.leggiStream(ambito, stream);
  const chiara = storia.map((e) => ({ ...e, ...chiariDi(e.dati) })) as unknown as Storico[];
  const haTesto = (e: EventoNelLog, nome: string): boolean => vault.chiaveDelTesto(e.dati, nome) !== undefined;
  const originale = storia.find((e) => e.id === evento);
  if (!originale || !haTesto(originale, campo)) throw SENZA_TESTO();
  const rettifiche = storia.filter(
    (e) => e.tipo === 'EventoRettificato' && e.dati['evento'] === evento && haTesto(e, `modifiche.${campo}`),
  );
  const inVigore = correzioniInVigore(chiara).rettificati.get(evento) ?? [];
  const ultima = rettifiche.filter((e) => inVigore.some((r) => r.id === e.id)).at(-1);
  if (conOmissis && !ultima) {
    throw new RifiutoHttp(
      rifiuto(
        'omissis-mancante',
        'Prima va registrata una rettifica con il testo riscritto con omissis: poi si cancella quello che c’era.',
      ),
      409,
    );
  }
  return [
    { stream, evento, campo },
    ...rettifiche
      .filter((e) => !(conOmissis && e.id === ultima?.id))
      .map((e) => ({ stream, evento: e.id, campo: `modifiche.${campo}` })),
  ];
}
