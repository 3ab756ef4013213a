// A person's own choices: two of their devices edit one version, and the later is told what the other chose, and when.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

it('an edit of an older version is refused with what was chosen since, by whom and when', async () => {
  const by = { actor: shop.staff }
  const first = await shop.do('preferences.edit', { version: 1, haptics: false }, by)
  const second = await shop.do(
    'preferences.edit',
    { version: first.version, start: 'sell', notices: { sale: { app: true, chat: false } } },
    by,
  )
  expect(second).toMatchObject({ version: 3, haptics: false, start: 'sell' })
  const mine = { id: shop.staff.userId, name: 'Bia' }
  const chosen = { by: mine, at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) }
  const late = (version: number) => shop.refusal('preferences.edit', { version, textSize: 1.15 }, by)
  expect(await late(2)).toMatchObject({ code: 'version_conflict', details: { current: second } })
  expect((await late(2)).details['changed']).toEqual({ start: chosen, notices: chosen })
  expect((await late(1)).details['changed']).toEqual({ haptics: chosen, start: chosen, notices: chosen })
})
