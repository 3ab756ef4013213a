// Sentences put together of how much, what, who and on what terms: they are read back to exactly that, or are asked about.
import { afterAll, beforeAll, expect } from 'vitest'
import { times } from '../support/full.ts'
import { Phrasings, priced } from '../support/phrasing.ts'
import { fc, test } from '../support/property.ts'

let counter: Phrasings
beforeAll(async () => {
  counter = await Phrasings.open('pt-BR')
})
afterAll(() => counter.shop.close())

/** As it is said, and how many pieces. */
const COUNTS = [
  ['1', 1],
  ['um', 1],
  ['2', 2],
  ['2x', 2],
  ['dois', 2],
  ['três', 3],
  ['meia dúzia de', 6],
  ['uma dúzia de', 12],
  ['15', 15],
  ['vinte e cinco', 25],
] as const
/** As it is said, and how many grams. */
const WEIGHTS = [
  ['meio quilo de', 500],
  ['1/2 kg de', 500],
  ['300g', 300],
  ['300 g de', 300],
  ['250 gramas de', 250],
  ['1,5 kg', 1500],
  ['um quilo e meio de', 1500],
  ['2 kg de', 2000],
  ['0,350 kg', 350],
] as const
/** As it is said, its name in the notation, and minor units of one or of a kilo. */
const PIECES = [
  ['croissant', 'croissant', 790],
  ['café coado', 'coado', 500],
  ['pão de queijo', 'pão de queijo', 450],
  ['bolo de fubá', 'bolo', 650],
  ['cerveja lata', 'cerveja', 490],
] as const
const WEIGHED = [
  ['queijo minas', 'minas', 4290],
  ['presunto', 'presunto', 3990],
  ['banana', 'banana', 699],
  ['tomate', 'tomate', 899],
] as const
const PEOPLE = [
  ['Ana', 'Ana'],
  ['dona Lourdes', 'Lourdes'],
  ['Zé Carlos', 'Zé'],
  ['Rita Souza', 'Rita S'],
  ['Beto da Oficina', 'Beto'],
] as const
/** As they are said, and in the notation for a total in minor units. */
const TERMS: readonly (readonly [said: string, notation: (total: number) => string])[] = [
  ['fiado', () => 'fiado'],
  ['na conta', () => 'fiado'],
  ['pago', () => 'cash'],
  ['no pix', () => 'pix'],
  ['pago no cartão', () => 'card'],
  ['pago 1 pix', () => 'pix 100'],
  ['desconto 0,50 fiado', () => 'fiado off 50'],
]

const pieces = fc
  .tuple(fc.constantFrom(...COUNTS), fc.constantFrom(...PIECES))
  .map(([[count, n], [name, short, price]]) => ({
    said: `${count} ${name}`,
    notation: `${n} ${short}`,
    total: n * price,
  }))
const weighed = fc
  .tuple(fc.constantFrom(...WEIGHTS), fc.constantFrom(...WEIGHED))
  .map(([[weight, grams], [name, short, price]]) => ({
    said: `${weight} ${name}`,
    notation: `${grams / 1000} ${short}`,
    total: priced(grams, price),
  }))
const lines = fc.array(fc.oneof(pieces, weighed), { minLength: 1, maxLength: 4 })

/** Where who buys may stand: before a colon, first, behind "pra" on either side of the terms, or in a list. */
const PLACES: readonly ((who: string, goods: readonly string[], terms: string) => string)[] = [
  (who, goods, terms) => `${who}: ${goods.join(', ')} ${terms}`,
  (who, goods, terms) => `${who} ${goods.join(', ')}, ${terms}`,
  (who, goods, terms) => `${goods.join(' e ')} pra ${who} ${terms}`,
  (who, goods, terms) => `${goods.join(', ')} ${terms} pra ${who}`,
  (who, goods, terms) => `pra ${who}: ${terms}, ${goods.join(', ')}`,
  (who, goods, terms) => `${who}:\n- ${goods.join('\n- ')}\n${terms}`,
]

test.prop(
  [lines, fc.constantFrom(...PEOPLE), fc.constantFrom(...TERMS), fc.constantFrom(...PLACES), fc.boolean()],
  { numRuns: times(15, 40) },
)(
  'never another quantity, product, person or sum',
  async (goods, [who, short], [terms, money], place, loud) => {
    const said = place(
      who,
      goods.map((one) => one.said),
      terms,
    )
    const line = `/buy ${loud ? said.toUpperCase() : said}`
    const { notation, text } = await counter.read(line)
    if (notation.startsWith('ask ')) return
    const total = goods.reduce((sum, one) => sum + one.total, 0)
    const due = terms.startsWith('desconto') ? total - 50 : total
    expect(`${line} → ${notation}`).toBe(
      `${line} → sale ${short}: ${goods.map((one) => one.notation).join(', ')} | ${money(total)}`,
    )
    const shown = `R$ ${(due / 100)
      .toFixed(2)
      .replace('.', ',')
      .replace(/\B(?=(\d{3})+,)/g, '.')}`
    expect(text.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(shown)
  },
)
