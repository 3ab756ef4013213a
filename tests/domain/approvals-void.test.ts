// The void of a payment is asked of an owner as that of a sale is; and what nobody answered is in the way of no later reading.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { passingStep } from '#database/step.ts'
import { Explained } from '../support/plans.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open({ unused: true })
})
afterAll(() => shop.close())

const asOwner = () => ({ actor: shop.owner })
const run = (text: string) => shop.database.run([passingStep('test.run', text)], {})

it('an old payment that is disputed is voided by staff once an owner frees it; that ends the dispute', async () => {
  const productId = await shop.product([[5, 100]], { price: 1000 })
  const { id: customerId } = await shop.do(
    'customers.create',
    { name: 'Caio', userId: shop.user.userId },
    asOwner(),
  )
  await shop.do('sales.create', { customerId, items: [{ productId, quantity: 1 }] })
  const paid = await shop.do('payments.create', { customerId, amount: 400, method: 'pix' })
  const dispute = await shop.do(
    'payments.dispute',
    { id: paid.id, reason: 'Não paguei isso' },
    { actor: shop.user },
  )
  const { version } = await shop.do('settings.get', {}, asOwner())
  const limits = {
    discountPercent: null,
    priceOverridePercent: null,
    voidHours: 0,
    backdateDays: null,
    belowCost: null,
  }
  await shop.do('settings.edit', { version, limits }, asOwner())
  const resolve = { id: dispute.id, outcome: 'void', text: 'Foi engano nosso' }
  expect((await shop.refusal('disputes.resolve', resolve)).details.reached?.name).toBe('voidHours')

  const input = { paymentId: paid.id, reason: 'Foi engano nosso' }
  const asked = await shop.do('approvals.create', { kind: 'void', input })
  expect(asked).toMatchObject({
    state: 'waiting',
    amount: 400,
    customer: { id: customerId },
    beyond: { limits: [{ name: 'voidHours' }] },
  })
  expect((await shop.do('approvals.get', { id: asked.id }, asOwner())).items).toEqual([])
  expect((await shop.do('payments.get', { id: paid.id })).voidedAt).toBeNull()
  expect(await shop.do('approvals.grant', { id: asked.id }, asOwner())).toMatchObject({
    state: 'granted',
    result: { entity: 'payment', entityId: paid.id },
  })
  expect((await shop.do('payments.get', { id: paid.id })).voidedAt).not.toBeNull()
  expect((await shop.do('disputes.get', { id: dispute.id })).outcome).toBe('void')
  const acts = await shop.do('activities.list', { entity: 'payment', entityId: paid.id }, asOwner())
  expect(acts.items.map((act) => [act.operation, act.actor?.name]).slice(0, 2)).toEqual([
    ['approvals.grant', 'Olga'],
    ['payments.void', 'Bia'],
  ])
  await shop.expectSound()
})

it('the void of a payment is read as its own body', async () => {
  for (const [input, path] of [
    [{ paymentId: 1 }, 'input.reason'],
    [{ paymentId: 1, saleId: 1, reason: 'engano' }, 'input.saleId'],
    [{ paymentId: 0, reason: 'engano' }, 'input.paymentId'],
  ] as const)
    expect(
      (await shop.refusal('approvals.create', { kind: 'void', input })).details.errors?.map(
        (one) => one.path,
      ),
    ).toEqual([path])
  const gone = { kind: 'void', input: { paymentId: 999_999, reason: 'engano' } }
  expect((await shop.refusal('approvals.create', gone)).code).toBe('not_found')
})

it('thousands that nobody answered are not gone through for those that wait, whoever asks', async () => {
  await run(`insert into approvals (by_id, kind, input, beyond, asked, amount, created_at, expires_at)
    select ${shop.staff.userId}, 'price', '{}', '{}', n::text, 1, now() - interval '9 days', now() - interval '8 days' from generate_series(1, 5000) n`)
  await run('analyze approvals')
  const explained = await Explained.open(shop.fresh.config, shop.database)
  const runtime = { ...shop.runtime, database: explained.database }
  const rowsOf = async (read: () => Promise<unknown>) => {
    const plans = await explained.plansOf({ name: 'test', prepare: () => Promise.resolve(read) })
    const nodes = plans.flatMap((plan) => plan.nodes).filter((node) => node['Actual Loops'] > 0)
    return Math.max(...nodes.map((node) => node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)))
  }
  for (const actor of [shop.owner, shop.staff])
    expect(
      await rowsOf(() => shop.do('approvals.list', { state: 'waiting' }, { actor, runtime })),
    ).toBeLessThan(50)
  await explained.close()
})

it('what somebody has promised ends is found among reminders by an index', async () => {
  await run(`insert into notices (user_id, kind, entity, entity_id, data, in_feed)
    select ${shop.user.userId}, 'reminder', 'customer', 100 + n, '{}', true from generate_series(1, 5000) n`)
  await run('analyze notices')
  const told = await run(`explain (format json)
    select o.id from notices o where o.kind = 'reminder' and o.entity = 'customer' and o.entity_id = 7 and o.done_at is null`)
  expect(told).toContain('notices_of_reminder')
})
