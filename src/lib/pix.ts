// A Pix code ("copia e cola"): the text of a static BR Code, as the Banco Central's manual of EMV fields says.
import { fold } from './fold.ts'

/** What a key may be made of, whatever its kind. */
export const PIX_KEY = /^[!-~]{1,77}$/

const NAME_MAX = 25
const CITY_MAX = 15

interface PixAccount {
  /** CPF, CNPJ, e-mail, phone or random key, as registered. */
  readonly key: string
  readonly city: string
  /** The shop's name, as the payer's bank shows it. */
  readonly name: string
}

const field = (tag: string, text: string) => `${tag}${String(text.length).padStart(2, '0')}${text}`

/** Letters without accents, in capitals: all that every bank's reader takes. */
const plain = (text: string, most: number) =>
  fold(text)
    .toUpperCase()
    .replaceAll(/[^A-Z0-9 ]/g, '')
    .trim()
    .slice(0, most)
    .trimEnd() || 'LOJA'

/** CRC-16/CCITT-FALSE over the text, with which every code ends. */
function checksum(text: string): string {
  let crc = 0xff_ff
  for (const char of text) {
    crc ^= (char.codePointAt(0) ?? 0) << 8
    for (let bit = 0; bit < 8; bit++)
      crc = crc & 0x80_00 ? ((crc << 1) ^ 0x10_21) & 0xff_ff : (crc << 1) & 0xff_ff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}

/** The code for an amount in centavos; `reference` (letters and digits, up to 25) comes back with the payment. */
export function pixCode({ key, city, name }: PixAccount, amountCents: number, reference = '***'): string {
  const amount = `${Math.floor(amountCents / 100)}.${String(amountCents % 100).padStart(2, '0')}`
  const text = [
    field('00', '01'),
    field('26', field('00', 'br.gov.bcb.pix') + field('01', key)),
    field('52', '0000'),
    field('53', '986'),
    field('54', amount),
    field('58', 'BR'),
    field('59', plain(name, NAME_MAX)),
    field('60', plain(city, CITY_MAX)),
    field('62', field('05', reference)),
    '6304',
  ].join('')
  return text + checksum(text)
}
