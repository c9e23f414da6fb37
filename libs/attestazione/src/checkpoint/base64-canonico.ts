/**
 * The bytes of a text in base64 (RFC 4648, 4), padded and without spare bits: for what is signed or compared, one spelling
 * only.
 * @returns undefined when it is missing or spelt in another way
 */
export function daBase64(testo: string | undefined): Buffer | undefined {
  const byte = Buffer.from(testo ?? '', 'base64');
  return testo && byte.toString('base64') === testo ? byte : undefined;
}
