export default async function ferma() {
  await globalThis.postgresDiProva?.ferma();
}
