// Whatever reading is shown, its sums are those of the line: receipts, payments, discounts, halves, prices noted, and several buyers.
import { afterAll, beforeAll, expect } from 'vitest'
import { times } from '../support/full.ts'
import { inDays, PEOPLE, Phrasings } from '../support/phrasing.ts'
import { fc, test } from '../support/property.ts'

let counter: Phrasings
beforeAll(async () => {
  counter = await Phrasings.open('pt-BR')
})
afterAll(() => counter.shop.close())

/** Reckoned apart from the shop's own rules: a part in thousandths of whole minor units, half to even. */
function part(cents: number, permille: number): number {
  const exact = (BigInt(cents) * BigInt(permille) * 2n) / 1000n
  const isHalf = (BigInt(cents) * BigInt(permille) * 2n) % 1000n === 0n && exact % 2n === 1n
  const floor = exact / 2n
  return Number(isHalf ? floor + (floor % 2n) : (exact + 1n) / 2n)
}
const typed = (cents: number) => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`

/** As it is said, its name in the notation, and minor units of one. */
const GOODS = [
  ['croissant', 'croissant', 790],
  ['café coado', 'coado', 500],
  ['pão de queijo', 'pão de queijo', 450],
  ['bolo de fubá', 'bolo', 650],
  ['iogurte', 'iogurte', 399],
  ['detergente', 'detergente', 279],
] as const
const WHO = PEOPLE.filter(([short]) => !short.startsWith('Rita')).map(([short, name, owes]) => ({
  short,
  name,
  due: owes * 500,
}))

const goods = fc.constantFrom(...GOODS)
const who = fc.constantFrom(...WHO)
const count = fc.integer({ min: 1, max: 30 })
const cents = fc.integer({ min: 5, max: 9999 })
const runs = { numRuns: times(12, 30) }

test.prop([count, goods, cents, fc.constantFrom('each', 'all', 'marks')], runs)(
  'a receipt costs what was said, of each or in all',
  async (n, [name, short], cost, how) => {
    const said = {
      each: `chegou ${n} ${name} a ${typed(cost)} cada`,
      all: `chegou ${n} ${name}, ${typed(cost * n)} no total`,
      marks: `/estoque ${name} ${n} x ${typed(cost)}`,
    }[how]
    expect([said, (await counter.read(said)).notation]).toEqual([said, `receive ${n} ${short} at ${cost}`])
  },
)

test.prop(
  [who, fc.constantFrom('all', 'half', 'some'), fc.integer({ min: 1, max: 1000 }), fc.boolean()],
  runs,
)(
  'a payment is what was said, all that is owed, or half of it',
  async ({ short, name, due }, how, permille, slash) => {
    fc.pre(due > 0)
    const some = Math.max(1, part(due, permille))
    const [words, amount] = {
      all: ['tudo', due],
      half: ['metade', part(due, 500)],
      some: [typed(some), some],
    }[how] as [string, number]
    const line = slash ? `/pagar ${name} ${words} pix` : `${name} pagou ${words} no pix`
    expect([line, (await counter.read(line)).notation]).toEqual([line, `pay ${short}: ${amount} pix`])
  },
)

const items = fc.array(fc.tuple(count, goods), { minLength: 1, maxLength: 3 })
const listed = (some: readonly (readonly [number, (typeof GOODS)[number]])[]) => ({
  said: some.map(([n, [name]]) => `${n} ${name}`),
  shown: some.map(([n, [, short]]) => `${n} ${short}`).join(', '),
  total: some.reduce((sum, [n, [, , price]]) => sum + n * price, 0),
})

test.prop([items, fc.integer({ min: 1, max: 999 })], runs)(
  'a percentage off is of the goods, and half of the rest is paid in each of two ways',
  async (some, permille) => {
    const { said, shown, total } = listed(some)
    const off = part(total, permille)
    fc.pre(off > 0)
    const percent = String(permille / 10).replace('.', ',')
    const half = part(total - off, 500)
    fc.pre(half > 0 && total - off - half > 0)
    const line = `Ana: ${said.join(', ')} desconto ${percent}% metade pix metade dinheiro`
    const { notation } = await counter.read(line)
    const paid = `pix ${half} cash ${total - off - half}`
    expect([line, notation]).toEqual([line, `sale Ana: ${shown} | ${paid} off ${off}`])
  },
)

test.prop([items, fc.integer({ min: -200, max: 200 })], runs)(
  'prices noted behind goods and a total are checked, and a wrong one is said',
  async (some, wrong) => {
    const { shown, total } = listed(some)
    const lines = some.map(
      ([n, [name, , price]], at) => `- ${n} ${name} ${typed(at % 2 ? price : n * price)}`,
    )
    const line = `Ana:\n${lines.join('\n')}\ntotal ${typed(Math.max(1, total + wrong))}\nfiado`
    const { notation, text } = await counter.read(line)
    if (Math.max(1, total + wrong) === total)
      expect([line, notation]).toEqual([line, `sale Ana: ${shown} | fiado`])
    else expect([line, notation, text.includes(typed(total))]).toEqual([line, 'ask line', true])
  },
)

const acts = fc.uniqueArray(fc.tuple(who, count, goods, fc.constantFrom('fiado', 'pix', 'ontem fiado')), {
  selector: ([{ short }]) => short,
  minLength: 2,
  maxLength: 4,
})

test.prop([acts, fc.constantFrom(', ', '\n', ' e ')], runs)(
  'several buyers have each what was theirs, and nobody is left out',
  async (some, between) => {
    const line = some
      .map(([{ name }, n, [goodsName], terms]) => `${name} levou ${n} ${goodsName} ${terms}`)
      .join(between)
    const each = some.map(([{ short }, n, [, goodsShort], terms]) => {
      const money = terms.startsWith('ontem') ? `fiado on ${inDays(-1)}` : terms
      return `sale ${short}: ${n} ${goodsShort} | ${money}`
    })
    const { notation } = await counter.read(line)
    expect([line, notation]).toEqual([line, each.join(' + ')])
  },
)
