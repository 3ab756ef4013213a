// What staff may at most, as the chat says it: a sentence that leads to who may; and what they are not shown.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { run as runLine, sayRefusal, wordsOf } from '#commands/index.ts'
import { DomainError, type LimitReached } from '#domain/errors.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
  await shop.product([[40, 312]], { name: 'café', price: 500 })
})
afterAll(() => shop.close())

const set = async (change: object) => {
  const { version } = await shop.do('settings.get', {}, { actor: shop.owner })
  await shop.do('settings.edit', { version, ...change }, { actor: shop.owner })
}
const said = (reached: LimitReached, language: 'pt-BR' | 'en') =>
  sayRefusal(new DomainError('forbidden', { reached }), words[language])
const words = { 'pt-BR': wordsOf('pt-BR', 'BRL'), en: wordsOf('en', 'BRL') }
const run = (line: string, actor = shop.staff) => runLine(shop.runtime, actor, line, { source: 'test' })
const refusedIn = async (line: string) => {
  const error = await run(line).then(
    () => undefined,
    (refusal: unknown) => refusal,
  )
  return [sayRefusal(error, words['pt-BR']), sayRefusal(error, words.en)]
}

it('a discount beyond the limit names it, and whom to talk to; an owner’s goes', async () => {
  await set({ limits: { discountPercent: 10 } })
  const line = '/buy 2 café pago desconto 1,50'
  expect(await refusedIn(line)).toEqual([
    'Passa do que a equipe pode: desconto até 10%. Fale com Olga.',
    'More than staff may: up to 10% off. Ask Olga.',
  ])
  expect((await run(line, shop.owner)).status).toBe('done')
})

it.each([
  [{ voidHours: 0 }, 'A equipe não anula.', 'Staff do not void.'],
  [{ voidHours: 0.5 }, 'anular até 0,5 h depois', 'void up to 0.5 h after'],
  [{ backdateDays: 0 }, 'só lança no dia de hoje', 'today alone'],
  [{ backdateDays: 1 }, 'até 1 dia atrás', 'up to 1 day back'],
  [{ priceOverridePercent: 5 }, 'preço até 5% menor', 'up to 5% lower'],
  [{ belowCost: false }, 'abaixo do custo', 'below cost'],
] as const)('%o is said in words', (limit, pt, en) => {
  const [[name, is] = []] = Object.entries(limit)
  const reached = { name, is, asked: 1 } as never
  expect(said(reached, 'pt-BR')).toContain(pt)
  expect(said(reached, 'en')).toContain(en)
  expect(said(reached, 'en')).toContain('Ask an owner.')
})

it('where staff see no costs, no card of stock has any', async () => {
  await set({ seesCosts: false })
  const cards = [await run('/estoque café'), await run('/estoque café 10 x 3,77')]
  expect(cards.map(({ message }) => message.text).join('\n')).not.toMatch(/3,12|3,77/)
  expect((await run('/estoque café', shop.owner)).message.text).toMatch(/3,12/)
})
