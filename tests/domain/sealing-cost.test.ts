// Sealing reads what is new of a customer, not the years that are sealed.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import { customerHistory } from '#domain/proof/of-customers.ts'
import { sealSubjects } from '#domain/proof/seal.ts'
import { Explained, passedOf } from '../support/plans.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
let explained: Explained
beforeAll(async () => {
  shop = await TestShop.open({ unused: true })
  explained = await Explained.open(shop.fresh.config, shop.database)
})
afterAll(async () => {
  await explained.close()
  await shop.close()
})

const YEARS = 1500
const paid = step(
  'test.sealing_cost:paid',
  `with p as (
     insert into payments (customer_id, amount, method, "on", actor_id)
     select @id::bigint, 1, 'cash', current_date, 1 from generate_series(1, ${YEARS}) returning id)
   insert into allocations (payment_id, charge_id, customer_id, amount)
   select p.id, @charge::bigint, case when @named::boolean then @id::bigint end, 1 from p`,
)

it('of a regular’s ten years reads none again, whether allocations name their customer or not; and seals them all', async () => {
  const { id } = await shop.do('customers.create', { name: 'Nina' })
  const productId = await shop.product([[9000, 100]], { price: 100 })
  await shop.do('sales.create', { customerId: id, items: [{ productId, quantity: 1 }] })
  const charge = await shop.look<number>(`select id from charges where customer_id = ${id}`)
  for (const named of [false, true]) {
    await shop.database.run([paid], { id, charge, named })
    await sealSubjects(shop.database, customerHistory, [id])
  }
  expect(
    await shop.look(
      `select count(*) from chain_lines where subject_id = ${id} and line::jsonb->>'kind' = 'allocation'`,
    ),
  ).toBe(2 * YEARS)
  const seal = () => sealSubjects(explained.database, customerHistory, [id])
  const plans = await explained.plansOf({ name: 'seal', prepare: () => Promise.resolve(seal) })
  expect(plans).toHaveLength(1)
  expect(passedOf(plans).rows).toBeLessThan(50)
})
