// Broadcasts without a bot: what can be told, to how many, and that a copy which was begun is never sent a second time.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import { sendOn } from '#domain/broadcasts/index.ts'
import { endOut, NOT_SURE, takeOut } from '#domain/chat/index.ts'
import { readMarked } from '#lib/marked.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

const audience = { roles: ['admin', 'user'] }
const as = () => ({ actor: shop.owner })
const letGo = step('test.leases_gone', `delete from leases where name like 'out:%'`)

describe('a copy', () => {
  it('that was begun when its process ended is not sent again, and is said to be in doubt; the other is sent once', async () => {
    const { id } = await shop.do('broadcasts.create', { text: 'Oi', audience }, as())
    await sendOn(shop.database)
    // What many are told waits where there is room for answers alone.
    expect(await takeOut(shop.database, 'one', 0)).toBeUndefined()
    const first = await takeOut(shop.database, 'one')
    expect(first).toMatchObject({ lane: 2, begun: false, method: 'sendMessage', payload: { text: 'Oi' } })
    await shop.database.run([letGo], {})
    const again = await takeOut(shop.database, 'two')
    expect(again).toMatchObject({ id: first?.id, begun: true })
    if (!again) throw new Error('nothing waits')
    await endOut(shop.database, 'two', again, { is: 'failed', error: NOT_SURE })
    const other = await takeOut(shop.database, 'three')
    expect(other?.begun).toBe(false)
    if (other) await endOut(shop.database, 'three', other, { is: 'sent' })
    await sendOn(shop.database)
    expect(await shop.do('broadcasts.get', { id }, as())).toMatchObject({
      state: 'done',
      audience: 2,
      sent: 1,
      failed: 1,
      waiting: 0,
      missed: [{ why: 'unsure' }],
    })
  })
})

describe('what is told', () => {
  const refused = async (input: object) =>
    (await shop.refusal('broadcasts.create', { audience, ...input }, as())).details.errors?.map(
      ({ path }) => path,
    )

  it('is something, fits one message, and marks what is there', async () => {
    expect(await refused({})).toEqual(['text'])
    expect(await refused({ text: 'x'.repeat(4097) })).toEqual(['text'])
    expect(await refused({ text: 'x'.repeat(1025), media: 'a'.repeat(32) })).toEqual(['text'])
    expect(await refused({ text: 'abc', entities: [{ type: 'bold', offset: 2, length: 2 }] })).toEqual([
      'entities.0',
    ])
    expect(await refused({ text: '🍞', entities: [{ type: 'bold', offset: 1, length: 1 }] })).toEqual([
      'entities.0',
    ])
    expect(
      await refused({
        text: 'abc',
        entities: [{ type: 'text_link', offset: 0, length: 3, url: 'javascript:1' }],
      }),
    ).toEqual(['entities.0.url'])
    expect(await refused({ text: 'abc', audience: {} })).toEqual(['audience'])
  })

  it('counts whom it reaches, and who has no Telegram', async () => {
    await shop.do('customers.create', { name: 'Sem Telegram' })
    const count = (to: object) => shop.do('broadcasts.preview', { text: 'x', audience: to }, as())
    expect(await count({ roles: ['user'] })).toEqual({ audience: 1, unreachable: 1, text: 'x' })
    expect(await count({ roles: ['owner'] })).toMatchObject({ audience: 1, unreachable: 0 })
    expect(await count({ owing: true })).toMatchObject({ audience: 0, unreachable: 0 })
  })
})

it('signs mark words as people write them, and nothing else', () => {
  expect(readMarked('Sexta *13 h*, _cedo_!')).toEqual({
    text: 'Sexta 13 h, cedo!',
    entities: [
      { type: 'bold', offset: 6, length: 4 },
      { type: 'italic', offset: 12, length: 4 },
    ],
  })
  for (const text of ['2 * 3 * 4', 'um_nome_de_arquivo', '*', '**', 'a*b*c'])
    expect(readMarked(text)).toEqual({ text, entities: [] })
})
