// A question to the owners about one's own account, or about what one is a party of: it comes to each of them with what it is about, from
// nobody else, and counts among a person's words of the day whatever they are about.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#domain/operation.ts'
import { upsertUser } from '#domain/users/index.ts'
import { REPORTS_A_DAY } from '#lib/limits.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
let rita: Actor
let stranger: Actor
let account = 0
const CODE = 'FREEZER-1'
beforeAll(async () => {
  shop = await TestShop.open()
  const somebody = async (telegramId: number, name: string): Promise<Actor> => ({
    ...shop.user,
    userId: (await upsertUser(shop.runtime, { telegramId, name })).id,
  })
  rita = await somebody(810_001, 'Rita')
  stranger = await somebody(810_002, 'Nair')
  const asOwner = { actor: shop.owner }
  account = (await shop.do('customers.create', { name: 'Rita Souza', userId: rita.userId }, asOwner)).id
  const contract = {
    code: CODE,
    title: 'Freezer usado',
    terms: 'Em duas vezes.',
    quorum: 1,
    deadline: new Date(Date.now() + 3_600_000).toISOString(),
    parties: [
      { person: { userId: shop.owner.userId }, role: 'seller' },
      { person: { userId: rita.userId }, role: 'buyer' },
    ],
  }
  await shop.do('contracts.create', contract, asOwner)
  await shop.do('contracts.propose', { code: CODE }, asOwner)
})
afterAll(() => shop.close())

const texts = async () =>
  (await shop.look<string[] | null>(
    `select json_agg(payload->>'text' order by id) from outbox where payload->>'text' like '💬%'`,
  )) ?? []

describe('a question', () => {
  it('comes to the owners with what it is about and who asks, once for all repeats', async () => {
    const asked = { actor: rita, intentKey: 'http:asked' }
    await shop.do('customers.ask', { id: account, text: 'Já paguei ontem, não?' }, asked)
    await shop.do('customers.ask', { id: account, text: 'Já paguei ontem, não?' }, asked)
    await shop.do('contracts.ask', { code: CODE, text: 'Inclui o frete?' }, { actor: rita })
    expect(await texts()).toEqual([
      '💬 Rita Souza\n“Já paguei ontem, não?”\n— Rita',
      `💬 Freezer usado (${CODE})\n“Inclui o frete?”\n— Rita`,
    ])
    await shop.expectSound()
  })

  it('about what is another’s is about nothing', async () => {
    for (const actor of [stranger, shop.staff])
      expect((await shop.refusal('customers.ask', { id: account, text: 'x' }, { actor })).code).toBe(
        'not_found',
      )
    expect((await shop.refusal('contracts.ask', { code: CODE, text: 'x' }, { actor: stranger })).code).toBe(
      'not_found',
    )
  })

  it('counts with the others of its person, whatever they are about', async () => {
    for (let n = 2; n < REPORTS_A_DAY; n++)
      await shop.do('customers.ask', { id: account, text: `pergunta ${n}` }, { actor: rita })
    for (const [name, input] of [
      ['customers.ask', { id: account, text: 'mais uma' }],
      ['contracts.ask', { code: CODE, text: 'mais uma' }],
    ] as const)
      expect((await shop.refusal(name, input, { actor: rita })).code).toBe('rate_limited')
    expect(await texts()).toHaveLength(REPORTS_A_DAY)
  })
})
