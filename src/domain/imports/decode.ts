// The bytes of a file as text: UTF-8 with its mark or without, else Windows-1252, as spreadsheets here save.

/** What Windows-1252 has where Latin-1 has control characters; five places are empty, and stay what they are. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** The text of a file; every byte is a character where it is no UTF-8. */
export function textOfFile(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Own table: what the decoder of this name does with these places has differed between builds of Node.
    const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    return latin.replaceAll(/[\u0080-\u009f]/g, (char) => HIGH.charAt(char.charCodeAt(0) - 0x80))
  }
}
