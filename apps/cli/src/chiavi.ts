import { type Installazione, type Rotazione, ruotaChiavi } from '#installazione';
import { AvvioImpossibile } from '#platform';
import { Avanzamento } from './avanzamento.js';

/** Rotates the master key of the vault. It may be run while the program serves, and again if it was cut short. */
export async function chiavi({ conf }: Installazione, adminUrl: string, argomenti: readonly string[]): Promise<void> {
  if (argomenti.length !== 1 || argomenti[0] !== 'ruota') {
    throw new AvvioImpossibile('Il comando è: cartella chiavi ruota', 2);
  }
  const avanzamento = new Avanzamento('chiavi');
  await ruotaChiavi(conf, adminUrl, (fatte, totale) => avanzamento.mostra(fatte, totale), annuncia);
  avanzamento.fine();
  process.stdout.write(
    conf.chiavePrincipale
      ? 'Ora MASTER_KEY_PRECEDENTE si può togliere. Finché qualcuno conserva la vecchia chiave, le vecchie copie della custodia si aprono: va distrutta.\n'
      : 'La chiave principale è cambiata: le copie della custodia fatte prima non si aprono più. Fare subito una copia nuova, e a parte una di chiavi/principale.key.\n',
  );
}

function annuncia({ fatte, totale, ripresa }: Rotazione & { readonly ripresa: boolean }): void {
  process.stdout.write(
    ripresa
      ? `Riprendo una rotazione interrotta. Chiavi già passate alla nuova: ${fatte} di ${totale}.\n`
      : totale === fatte
        ? 'Tutte le chiavi sono già della chiave principale di adesso.\n'
        : `Comincio una rotazione. Chiavi da riavvolgere: ${totale - fatte}.\n`,
  );
  if (ripresa && fatte === totale) process.stdout.write('Restava da mettere la nuova al posto della vecchia.\n');
}
