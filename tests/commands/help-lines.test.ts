// What Ajuda says to type: every line of it is understood as it stands there, in either language.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import { DomainError } from '#domain/errors.ts'
import { help as english } from '#locales/en/miniapp-help.ts'
import { help as portuguese } from '#locales/pt-BR/miniapp-help.ts'
import { Counter } from '../support/counter.ts'

let counter: Counter
beforeAll(async () => {
  counter = await Counter.open()
  const { shop } = counter
  const as = { actor: shop.owner }
  for (const [name, unit] of [
    ['café', 'un'],
    ['coffee', 'un'],
    ['queijo', 'kg'],
    ['cheese', 'kg'],
  ] as const) {
    const held = await shop.do('products.list', { q: name }, as)
    const { id } =
      held.items.find((one) => one.name.toLowerCase() === name) ??
      (await shop.do('products.create', { name, unit, price: 500 }, as))
    await shop.do('stock.receive', { productId: id, quantity: 50, unitCost: 100 }, as)
    await shop.do('sales.create', { customerName: 'Ana', items: [{ productId: id, quantity: 5 }] }, as)
  }
  const named = step('test.bia', `update users set username = 'bia' where name = 'Bia'`)
  await shop.database.run([named], {})
})
afterAll(() => counter.shop.close())

const linesOf = (texts: typeof portuguese) =>
  Object.entries(texts.answers).flatMap(([name, { typed }]) => (typed ? [[name, typed] as const] : []))

describe.each([
  ['pt-BR', portuguese],
  ['en', english],
] as const)('in %s', (language, texts) => {
  it.each(linesOf(texts))('%s: “%s” is understood', async (_, line) => {
    const typed = counter.type(line, { ...counter.shop.owner, language }, { preview: true })
    // A product that is there already is understood too.
    const said = await typed.catch((error: DomainError) => error)
    if (said instanceof DomainError) return expect(said.code).toBe('duplicate')
    expect(['preview', 'done', 'said', 'needs_input']).toContain(said.status)
    if (said.status === 'needs_input') expect(said.missing).toEqual([])
  })
})
