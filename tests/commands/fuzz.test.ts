// Whatever is typed: it is answered or refused in words, never by a fault; no number is shown that the line does not hold; and what is
// looked at grows with the line, not with what may be read of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wordsOf } from '#commands/index.ts'
import { lexiconOf } from '#commands/lexicon.ts'
import { GoodsReader } from '#commands/reader/goods.ts'
import { tokensIn } from '#commands/reader/lexer.ts'
import type { ProductName } from '#domain/products/index.ts'
import { fold } from '#lib/fold.ts'
import { times } from '../support/full.ts'
import { Phrasings } from '../support/phrasing.ts'
import { fc, test } from '../support/property.ts'

let pt: Phrasings
let en: Phrasings
beforeAll(async () => {
  pt = await Phrasings.open('pt-BR')
  en = await Phrasings.open('en')
})
afterAll(async () => {
  await pt.shop.close()
  await en.shop.close()
})

const SAID = [
  ...'ana beto cida rita zé dona lourdes café coado pão queijo de francês croissant leite integral arroz ovos 🥐 ☕ 👍'.split(
    ' ',
  ),
  ...'1 2 3 10 1,5 2.500 5,00 R$ 0 -1 meio metade dúzia kg g un dz quilo x2 2x = + - : , ; / % " ( )'.split(
    ' ',
  ),
  ...'fiado pago pix dinheiro vence sexta ontem hoje 15/12 desconto 10% obs pra e com do da na conta no tudo total'.split(
    ' ',
  ),
  ...'pagou levou recebi chegou quebrou acabou contei tem quanto deve quem custa oi obrigada /buy /pagar /estoque /produto /user'.split(
    ' ',
  ),
  ...'paid took got half tab yesterday she and to for how much constructor __proto__ \u202e \u0301 ﷺ ½ １ NaN 1e3'.split(
    ' ',
  ),
  '\n',
]
const words = fc
  .array(fc.constantFrom(...SAID), { minLength: 1, maxLength: 24 })
  .map((some) => some.join(' '))
const anything = fc.oneof(
  { weight: 4, arbitrary: words },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 300 }) },
)
const START = ['', '/buy ', '/buy Ana: ', '/pagar ', '/estoque ', '/produto ', '/dividas ', '/user ']
const lines = fc.tuple(fc.constantFrom(...START), anything).map((parts) => parts.join(''))

test.prop([lines, fc.boolean(), fc.boolean()], { numRuns: times(60, 150) })(
  'is answered in words, to staff and to customers',
  async (line, english, staff) => {
    const counter = english ? en : pt
    const { notation, text } = await counter.read(line, staff ? counter.shop.owner : counter.shop.user)
    expect(text.trim()).not.toBe('')
    expect(notation).not.toMatch(/NaN|undefined\b|Infinity/)
    if (!staff && !line.startsWith('/')) expect(notation).toMatch(/^(?:said|refused)/)
  },
)

/** Numbers as they may be meant by what a line holds: themselves, halves and dozens, and what money buys. */
const NUMBER = /\d+(?:[.,]\d+)?/g
const goods = fc.constantFrom('café coado', 'croissant', 'pão de queijo', 'cerveja lata', 'misto quente')
const counts = fc.integer({ min: 2, max: 40 })
const noise = fc.constantFrom('', 'oi, ', 'por favor ', 'aí ', 'me vê ', 'manda ', 'vc ', 'esqueci ')
const ends = fc.constantFrom(
  ' fiado',
  ' pago',
  ' no pix',
  '',
  ', valeu',
  ' ontem fiado',
  ' tudo',
  ' metade pix metade dinheiro',
  ' viu',
)

test.prop([fc.array(fc.tuple(counts, goods), { minLength: 1, maxLength: 3 }), noise, ends], {
  numRuns: times(25, 60),
})('shows no quantity that the line does not hold', async (items, before, end) => {
  const line = `${before}ana ${items.map(([n, name]) => `${n} ${name}`).join(', ')}${end}`
  const { notation } = await pt.read(line)
  const [sold = ''] = /^sale [^|]*/.exec(notation) ?? []
  const held = new Set(line.match(NUMBER))
  for (const number of sold.match(NUMBER) ?? []) expect([line, held.has(number)]).toEqual([line, true])
})

describe('what is looked at', () => {
  const all = lexiconOf(
    Array.from({ length: 1000 }, (_, id): ProductName => {
      const name = `Arroz e feijão tipo ${id}`
      return {
        id,
        name,
        folded: fold(name),
        emoji: null,
        unit: 'un',
        price: 100,
        stock: 1,
        minStock: 0,
        hidden: false,
        photo: null,
        version: 1,
      }
    }),
  )
  const spans = (text: string) => {
    const tokens = tokensIn(text)
    const reader = new GoodsReader(tokens, all, wordsOf('pt-BR', 'BRL'))
    return tokens.reduce((sum, _, at) => sum + reader.ends(at, false, () => true).length, 0) / tokens.length
  }

  it.each(['arroz e feijao tipo ', 'arroz feijao 1 ', 'xilofone ', 'e e e ', '1 ', 'tipo arroz, '])(
    'from each word of “%s…” is a dozen places at most, however long the line',
    (unit) => {
      const [short, long] = [spans(unit.repeat(60)), spans(unit.repeat(400))]
      expect(long).toBeLessThanOrEqual(12)
      expect(long).toBeLessThanOrEqual(short + 1)
    },
  )
})
