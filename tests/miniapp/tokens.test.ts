// What a line's pieces look like to be; together they are always the line.
import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { type Known, lineOf, tokensOf } from '../../miniapp/features/command/tokens.ts'

const KNOWN: Known = {
  commands: ['buy', 'vender', 'sell', 'pagar', 'pay', 'estoque', 'stock'],
  customers: ['Ana Beatriz', 'Seu Jorge'],
  products: ['Café coado', 'Pão de queijo', 'Leite integral 1 l', 'Papel nota', 'Nota fiscal'],
}
/** `kind text` of each piece that has a colour. */
const shown = (line: string) =>
  tokensOf(line, KNOWN)
    .filter(({ kind }) => kind !== 'plain')
    .map(({ text, kind }) => `${kind} ${text}`)

describe('a line', () => {
  test.each([
    ['/buy ana 2 café fiado', ['command /buy', 'customer ana', 'goods 2 café', 'money fiado']],
    [
      'ana: 2 cafe, 1 pao de queijo pago pix',
      ['customer ana', 'goods 2 cafe', 'goods 1 pao de queijo', 'money pago', 'money pix'],
    ],
    ['3 café e 2 leite pago', ['goods 3 café', 'goods 2 leite', 'money pago']],
    [
      'seu jorge 1 xyz na conta vence 15/12',
      ['customer seu jorge', 'unknown 1 xyz', 'money na conta', 'money vence 15/12'],
    ],
    ['pagar ana 25,50 pix', ['command pagar', 'customer ana', 'money 25,50', 'money pix']],
    ['ana 2 café on tab', ['customer ana', 'goods 2 café', 'money on tab']],
    [
      'ana 2 café fiado nota sem açúcar',
      ['customer ana', 'goods 2 café', 'money fiado', 'note nota sem açúcar'],
    ],
    ['2 café note: no sugar', ['goods 2 café', 'note note: no sugar']],
    ['2 papel nota, nota fiscal fiado', ['goods 2 papel nota', 'goods nota fiscal', 'money fiado']],
    ['/nada', ['unknown /nada']],
    ['fiado', ['money fiado']],
    ['', []],
  ])('%s', (line, pieces) => expect(shown(line)).toEqual(pieces))

  test('what fits several is asked about, each by its place', () => {
    const kinds = (line: string, asked: readonly string[]) =>
      tokensOf(line, KNOWN, asked)
        .filter(({ kind }) => kind === 'asked')
        .map(({ text }) => text)
    expect(kinds('ana 2 café, 1 leite fiado', ['items.1.product'])).toEqual(['1 leite'])
    expect(kinds('ana: 2 café fiado', ['customer'])).toEqual(['ana'])
    expect(kinds('estoque leite = 3', ['product'])).toEqual(['leite = 3'])
  })

  property.prop([fc.string({ unit: fc.constantFrom(...'ana 2café,:\n/buyfiado.é  ') })])(
    'is its pieces, whatever is typed',
    (line) => {
      expect(
        tokensOf(line, KNOWN)
          .map(({ text }) => text)
          .join(''),
      ).toBe(line)
    },
  )

  test.each([
    ['ana 2 café fiado', '/buy ana 2 café fiado'],
    [' Pagar ana 25', '/Pagar ana 25'],
    ['/estoque café', '/estoque café'],
    ['  ', null],
    // Only looked for: a product, somebody, a word that is neither.
    ['café', null],
    ['ana beatriz', null],
    ['seu jorge silva', null],
    ['leite integral 1 l', null],
    ['pix', null],
    // Read as a sale: a quantity, terms, a list, somebody's colon.
    ['1 leite', '/buy 1 leite'],
    ['leite integral 1 l 2', '/buy leite integral 1 l 2'],
    ['350g café', '/buy 350g café'],
    ['café fiado', '/buy café fiado'],
    ['café na conta', '/buy café na conta'],
    ['café, leite', '/buy café, leite'],
    ['ana: café', '/buy ana: café'],
  ])('“%s” is sent as %s', (text, sent) => expect(lineOf(text, KNOWN)).toBe(sent))

  test('of who may not sell is none unless it names a command', () => {
    const theirs = { ...KNOWN, commands: ['debts', 'dividas'] }
    expect(lineOf('2 café', theirs)).toBeNull()
    expect(lineOf('debts', theirs)).toBe('/debts')
    expect(lineOf('Dívidas', theirs)).toBe('/Dívidas')
  })
})
