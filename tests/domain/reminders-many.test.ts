// Reminding more people than one go takes: who is shown is who is sent to, and who is left for the next go is told apart.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { passingStep } from '#database/step.ts'
import { REMINDED_MAX } from '#lib/limits.ts'
import { TestShop } from '../support/shop.ts'

const LEFT = 3
const UNREACHED = 2

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
  // Those whom nothing reaches owe the longest, and so stand first.
  await shop.database.run(
    [
      passingStep(
        'test.many_customers',
        `with people as (
           insert into users (telegram_id, name, folded, role, language)
           select 700000 + n, 'P' || n, 'p' || n, 'user', 'pt-BR' from generate_series(1, ${REMINDED_MAX + LEFT}) n returning id),
         owing as (
           insert into customers (name, folded, user_id, due)
           select 'P' || id, 'p' || id, id, 500 from people
           union all select 'N' || n, 'n' || n, null, 500 from generate_series(1, ${UNREACHED}) n returning id, user_id)
         insert into charges (customer_id, source, source_id, "on", amount)
         select id, 'opening', id, current_date - case when user_id is null then 90 else 60 end, 500 from owing`,
      ),
    ],
    {},
  )
})
afterAll(() => shop.close())

it('whom a preview shows first to be sent to are those who are sent to; past the bound is not skipped', async () => {
  const shown = await shop.do('debts.remind', { overdue: true, preview: true })
  if (!('items' in shown)) throw new Error('no preview')
  expect(shown.items.map(({ skipped }) => skipped)).toEqual(Array(REMINDED_MAX).fill(null))
  expect(shown.left).toBe(LEFT)
  expect(await shop.do('debts.remind', { overdue: true })).toMatchObject({
    sent: REMINDED_MAX,
    skipped: UNREACHED,
    left: LEFT,
  })
  const sent = await shop.look<number[]>('select json_agg(customer_id order by customer_id) from reminders')
  expect(sent).toEqual(shown.items.map(({ customer }) => customer.id).toSorted((a, b) => a - b))
  expect(await shop.do('debts.remind', { overdue: true })).toMatchObject({
    sent: LEFT,
    skipped: REMINDED_MAX + UNREACHED,
    left: 0,
  })
})
