// A shop whose goods and people are called like numbers and words of the grammar, for tests of what is asked before anything is stored.
import { afterAll, beforeAll, expect } from 'vitest'
import { answerDraft, type Outcome, settleDraft } from '#commands/index.ts'
import type { Actor } from '#domain/operation.ts'
import { Counter } from './counter.ts'

const GOODS = [
  ['Refrigerante 2 L', 900, 'un'],
  ['Refrigerante lata', 500, 'un'],
  ['Pão de sal', 1890, 'kg'],
  ['Ovos caipiras', 1400, 'dz'],
  ['Azeite', 4000, 'l'],
  ['Canela', 4, 'g'],
  ['51', 3000, 'un'],
  ['7 Belo', 100, 'un'],
  ['Arroz e feijão', 2200, 'un'],
  ['Feijão', 800, 'un'],
  ['Chip pago', 2500, 'un'],
  ['Vale desconto', 1000, 'un'],
  ['Coca-Cola', 700, 'un'],
  ['Queijo, presunto e pão', 1200, 'un'],
  ['Casa 7', 200, 'un'],
  ['Suco', 3000, 'kg'],
  ['G Suco', 700, 'un'],
  ['Café torrado', 1500, 'pct'],
  ['Pacote de Café torrado', 1600, 'un'],
] as const
const CUSTOMERS = [
  'Ana Beatriz Rocha',
  'Dona Lourdes',
  'Rita Souza',
  'Rita Lima',
  'Mesa 4',
  'Casa 9',
  'Pedro',
]

export type Asked = Extract<Outcome, { status: 'needs_input' }>

/** What may be chosen, as it reads. */
export const offered = (asked: Asked, key = asked.missing[0] ?? '') =>
  (asked.choices[key] ?? []).map(({ name }) => name.replaceAll('\u00a0', ' '))

/** For the file that calls it: opened before its tests, closed after them. `english`: staff who read English. */
export function useDoubtfulCounter(use: (counter: Counter, english: Actor) => void) {
  let counter: Counter
  const ids: Record<string, number> = {}
  beforeAll(async () => {
    counter = await Counter.open()
    const { shop } = counter
    use(counter, { ...shop.staff, language: 'en' })
    for (const [name, price, unit] of GOODS) {
      const { id } = await shop.do('products.create', { name, price, unit }, { actor: shop.owner })
      await shop.do('stock.receive', { productId: id, quantity: 5000, unitCost: 100 })
      ids[name] = id
    }
    for (const name of CUSTOMERS) ids[name] = (await shop.do('customers.create', { name })).id
  })
  afterAll(() => counter.shop.close())

  /** What is asked; fails where the line acted, and where anything was stored. */
  async function asks(line: string, actor = counter.shop.owner): Promise<Asked> {
    const count = () => counter.shop.look<number>('select count(*) from activities')
    const before = await count()
    const outcome = await counter.type(line, actor)
    if (outcome.status !== 'needs_input')
      throw new Error(`${line}: ${outcome.status} ${outcome.message.text}`)
    expect(await count()).toBe(before)
    return outcome
  }

  /** The same line with choices, shown and not stored. */
  async function meant(line: string, choices: object = {}, actor = counter.shop.owner) {
    const outcome = await counter.type(line, actor, { preview: true, choices })
    if (outcome.status !== 'preview') throw new Error(`${line}: ${outcome.status} ${outcome.message.text}`)
    return outcome.input as Record<string, unknown>
  }

  const tap = (asked: Asked, value: string | number) =>
    settleDraft(
      counter.shop.runtime,
      counter.shop.owner,
      JSON.parse(JSON.stringify(asked.draft)),
      { key: asked.missing[0] ?? '', value: String(value) },
      { source: 'test' },
    )
  const answer = (asked: Asked, text: string) =>
    answerDraft(counter.shop.runtime, counter.shop.owner, asked.draft, text, { source: 'test' })
  return { ids, asks, meant, tap, answer }
}
