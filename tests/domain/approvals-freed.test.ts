// What one yes of an owner frees: the limits that were asked about, and no other that comes to stand in the way.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import { limitsOf, readWaiting } from '#domain/approvals/waiting.ts'
import { STAFF_LIMITS, type StaffLimit } from '#domain/errors.ts'
import { problemsOf } from '#http/route.ts'
import { routes } from '#http/routes.ts'
import { approvalRoutes } from '#http/routes-approvals.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(async () => {
  await shop.expectSound()
  await shop.close()
})

const NONE = {
  discountPercent: null,
  priceOverridePercent: null,
  voidHours: null,
  backdateDays: null,
  belowCost: null,
}
const STRICT = {
  discountPercent: 5,
  priceOverridePercent: 5,
  voidHours: 0,
  backdateDays: 10,
  belowCost: false,
}
/** The strict ones of these names; none of the others. */
const bindBy = async (...names: readonly StaffLimit[]) => {
  const { version } = await shop.do('settings.get', {}, { actor: shop.owner })
  const limits = { ...NONE, ...Object.fromEntries(names.map((name) => [name, STRICT[name]])) }
  await shop.do('settings.edit', { version, limits }, { actor: shop.owner })
}

const OWN = {
  creditLimit: [],
  discount: ['discountPercent'],
  price: ['priceOverridePercent'],
  void: ['voidHours'],
} as const satisfies Record<string, readonly StaffLimit[]>
type Sold = 'creditLimit' | 'discount' | 'price'

/** A sale that is beyond what the kind asks about, and beyond this other limit, if those are set. */
async function beyond(kind: Sold, other?: StaffLimit) {
  const productId = await shop.product([[5, other === 'belowCost' ? 1500 : 100]], { price: 1000 })
  const { id: customerId } = await shop.do(
    'customers.create',
    { name: shop.name('Ana'), creditLimit: 0 },
    { actor: shop.owner },
  )
  const unitPrice = kind === 'price' || other === 'priceOverridePercent' ? 900 : undefined
  const discount = kind === 'discount' || other === 'discountPercent' ? 100 : 0
  const total = (unitPrice ?? 1000) - discount
  return {
    customerId,
    items: [{ productId, quantity: 1, ...(unitPrice && { unitPrice }) }],
    discount,
    ...(other === 'backdateDays' && { on: await shop.day(20) }),
    ...(kind !== 'creditLimit' && { payments: [{ amount: total, method: 'cash' }] }),
  }
}
const sold = ({ customerId }: { customerId: number }) =>
  shop.look<number>(`select count(*) from sales where customer_id = ${customerId}`)

const SALE_LIMITS = STAFF_LIMITS.filter((name) => name !== 'voidHours')
const PAIRS = (['creditLimit', 'discount', 'price'] as const).flatMap((kind) =>
  SALE_LIMITS.filter((name) => !OWN[kind].some((own) => own === name)).map((name) => [kind, name] as const),
)

describe.each(PAIRS)('one yes to %s does not free of %s', (kind, other) => {
  it('that came to stand in the way after it was asked', async () => {
    await bindBy(...OWN[kind])
    const input = await beyond(kind, other)
    const { id } = await shop.do('approvals.create', { kind, input })
    await bindBy(...OWN[kind], other)
    const { code, details } = await shop.refusal('approvals.grant', { id }, { actor: shop.owner })
    expect([code, details.reached?.name]).toEqual(['forbidden', other])
    expect([(await shop.do('approvals.get', { id })).state, await sold(input)]).toEqual(['waiting', 0])
    await bindBy(...OWN[kind])
    await shop.do('approvals.grant', { id }, { actor: shop.owner })
    expect(await sold(input)).toBe(1)
    await bindBy()
  })
})

describe.each(PAIRS.filter(([, other]) => other !== 'backdateDays'))(
  'beyond %s and %s at once',
  (kind, other) => {
    it('is asked once, said whole, and freed of both', async () => {
      await bindBy(...OWN[kind], other)
      const input = await beyond(kind, other)
      // Which of the two it is refused for first is the shop's to say; the other is no reason to refuse to ask.
      const { code, details } = await shop.refusal('sales.create', input)
      const limit = details.reached?.name === 'discountPercent' ? 'discount' : 'price'
      const first = code === 'credit_limit' ? 'creditLimit' : limit
      const asked = await shop.do('approvals.create', { kind: first, input })
      expect(asked.beyond.limits.map(({ name }) => name)).toContain(other)
      if (kind === 'creditLimit') expect(asked.beyond.credit).not.toBeNull()
      else expect(asked.beyond.limits).toHaveLength(2)
      await shop.do('approvals.grant', { id: asked.id }, { actor: shop.owner })
      expect(await sold(input)).toBe(1)
      await bindBy()
    })
  },
)

it('a day that is too far back cannot be asked about, alone or beside what can', async () => {
  await bindBy('discountPercent', 'backdateDays')
  const { code, details } = await shop.refusal('approvals.create', {
    kind: 'discount',
    input: await beyond('discount', 'backdateDays'),
  })
  expect([code, details.reached?.name]).toEqual(['forbidden', 'backdateDays'])
  await bindBy()
})

it('what was passed is freed, whatever it was asked as; an own price alone is no other limit', () => {
  const own = readWaiting('discount', { items: [{ productId: 1, quantity: 1, unitPrice: 10 }] })
  const shown = readWaiting('discount', { items: [{ productId: 1, quantity: 1 }] })
  expect(limitsOf(own, ['discountPercent', 'belowCost'])).toEqual(['discountPercent', 'belowCost'])
  expect(limitsOf(own, [])).toEqual([])
  expect(limitsOf(shown, ['discountPercent'])).toEqual(['discountPercent', 'priceOverridePercent'])
  expect(limitsOf(readWaiting('void', { saleId: 1, reason: 'engano' }), ['voidHours'])).toEqual(['voidHours'])
})

it.each<[string, 'void' | 'discount', unknown, string]>([
  ['no sale', 'void', { saleId: 'x', reason: 'engano' }, 'input.saleId'],
  ['no payment', 'void', { paymentId: 0, reason: 'engano' }, 'input.paymentId'],
  ['no goods', 'discount', { items: [] }, 'input.items'],
  ['nothing of a void', 'void', null, 'input'],
  ['nothing of a sale', 'discount', 7, 'input'],
])('what is asked is read as its act reads it: %s', (_, kind, input, path) => {
  expect(() => readWaiting(kind, input)).toThrow(
    expect.objectContaining({
      code: 'invalid_input',
      details: expect.objectContaining({ errors: [expect.objectContaining({ path })] }),
    }),
  )
})

it('what the release before has asked is said and freed as what it was', async () => {
  await bindBy('discountPercent')
  const input = await beyond('discount')
  const { id } = await shop.do('approvals.create', { kind: 'discount', input })
  await shop.database.run(
    [step('test.one_limit', `update approvals set beyond = beyond - 'limits' where id = @id::bigint`)],
    { id },
  )
  expect((await shop.do('approvals.get', { id })).beyond.limits).toMatchObject([{ name: 'discountPercent' }])
  await shop.do('approvals.grant', { id }, { actor: shop.owner })
  expect(await sold(input)).toBe(1)
  await bindBy()
})

it('goods that cost more since they were asked about are sold at what was shown, within the limit on prices', async () => {
  await bindBy('priceOverridePercent')
  const input = await beyond('creditLimit')
  const { id } = await shop.do('approvals.create', { kind: 'creditLimit', input })
  const productId = input.items[0]?.productId ?? 0
  const { version } = await shop.do('products.get', { id: productId }, { actor: shop.owner })
  await shop.do('products.edit', { id: productId, version, price: 9900 }, { actor: shop.owner })
  const { result } = await shop.do('approvals.grant', { id }, { actor: shop.owner })
  expect((await shop.do('sales.get', { id: result?.entityId ?? 0 })).total).toBe(1000)
  await bindBy()
})

it('asking and freeing are described with all that the act itself may be refused for', () => {
  const acts = routes.filter(({ name }) => ['sales.create', 'sales.void', 'payments.void'].includes(name))
  const ofActs = acts.flatMap((route) => [...problemsOf(route)])
  for (const route of approvalRoutes.filter(({ name }) => /create|grant/.test(name)))
    expect([...problemsOf(route)]).toEqual(expect.arrayContaining(ofActs))
})
