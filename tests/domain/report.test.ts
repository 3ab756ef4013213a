// A word to the owners about a product: it comes to each of them, once, and no person has more of them a day than is read.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import { REPORT_MAX, REPORTS_A_DAY } from '#lib/limits.ts'
import { TestShop } from '../support/shop.ts'

interface Put {
  readonly chat: number
  readonly method: string
  readonly payload: { readonly chat_id: number; readonly text: string }
}

let shop: TestShop
let coffee = 0
beforeAll(async () => {
  shop = await TestShop.open()
  const fields = { name: 'Café coado', emoji: '☕', price: 500 }
  coffee = (await shop.do('products.create', fields, { actor: shop.owner })).id
})
afterAll(() => shop.close())

const report = (text: string, more = {}) => shop.run('products.report', { id: coffee, text }, more)
const put = () =>
  shop.look<Put[] | null>(
    `select json_agg(json_build_object('chat', chat_id, 'method', method, 'payload', payload) order by id) from outbox`,
  )
let acts = 0
const act = (sql: string) => shop.database.run([step(`test.report:${acts++}`, sql)], {})

describe('a word to the owners', () => {
  it('is told in every owner’s chat, with who says it of what, once for all repeats, and stands in no other row', async () => {
    await act(
      `insert into users (telegram_id, name, folded, role, language) values (777, 'Rita', 'rita', 'owner', 'pt-BR')`,
    )
    const text = 'O preço está errado.\nNa etiqueta é 5,50.'
    const first = await report(text, { intentKey: 'http:one' })
    const again = await report(text, { intentKey: 'http:one' })
    expect([first.value, again.value]).toEqual([{ told: 2 }, { told: 2 }])
    expect(first.undoId).toBeNull()
    const payload = (chat: number) => ({ chat_id: chat, text: `☕ Café coado\n“${text}”\n— Bia` })
    expect(await put()).toEqual(
      [111, 777].map((chat) => ({ chat, method: 'sendMessage', payload: payload(chat) })),
    )
    expect(
      await shop.look(
        `select count(*) from activities where operation = 'products.report' and entity_id = ${coffee}`,
      ),
    ).toBe(1)
    for (const table of ['events', 'activities', 'requests', 'ways_back'])
      expect(await shop.look(`select count(*) from ${table} r where r::text like '%etiqueta%'`)).toBe(0)
    await shop.expectSound()
  })

  it('goes to no chat that takes nothing, and says to how many it went', async () => {
    await act(`insert into closed_chats (chat_id) values (111), (777)`)
    expect((await report('Sem chat')).value).toEqual({ told: 0 })
    await act(`delete from closed_chats`)
    expect((await put())?.length).toBe(2)
  })

  it('is of a product on the shelf, and no longer than is read', async () => {
    const gone = await shop.product()
    await shop.do('products.remove', { id: gone }, { actor: shop.owner })
    expect((await shop.refusal('products.report', { id: gone, text: 'x' })).code).toBe('not_found')
    const sold = await shop.product([[2, 100]])
    await shop.do('products.remove', { id: sold }, { actor: shop.owner })
    expect(await shop.refusal('products.report', { id: sold, text: 'x' })).toMatchObject({
      code: 'wrong_state',
      details: { state: 'archived' },
    })
    for (const text of ['', ' ', 'x'.repeat(REPORT_MAX + 1), 'a\u0000b'])
      expect((await shop.refusal('products.report', { id: coffee, text })).code).toBe('invalid_input')
  })

  it('comes so many times a day from one person, however many are sent at once; another still may', async () => {
    await act(`update users set reports = 0, reports_since = null where true`)
    const sent = await Promise.allSettled(
      Array.from({ length: REPORTS_A_DAY + 5 }, (_, n) => report(`erro ${n}`)),
    )
    expect(sent.filter(({ status }) => status === 'fulfilled').length).toBe(REPORTS_A_DAY)
    const late = await shop.refusal('products.report', { id: coffee, text: 'mais um' })
    expect(late.code).toBe('rate_limited')
    expect(late.details.retryAfter).toBeGreaterThan(23 * 3600)
    expect((await report('eu também', { actor: shop.owner })).value).toEqual({ told: 2 })
    await act(`update users set reports_since = now() - interval '1 day' where id = ${shop.staff.userId}`)
    expect((await report('outro dia')).value).toEqual({ told: 2 })
  })
})
