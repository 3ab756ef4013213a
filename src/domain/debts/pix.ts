// A Pix code for what is owed: of a customer, of a sale, or of an amount that staff say.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { pixCode } from '#lib/pix.ts'
import { DomainError, invalid } from '../errors.ts'
import { amount, id } from '../input.ts'
import { defineRead, mayAct } from '../operation.ts'
import { shopNow } from '../settings/index.ts'

/** Whose it is, and what is owed of it; a sale that owes nothing any more is 0. */
const owed = step(
  'payments.pix',
  sql`with account as (
     select c.id, c.due from customers c
     where case when @staff::boolean then c.id = @customerId::bigint
       else c.user_id = @reader::bigint and (@customerId::bigint is null or c.id = @customerId::bigint) end),
   sale as (
     select s.id, case when s.voided_at is not null or h.voided_at is not null then 0 else coalesce(h.amount - h.allocated, 0) end as due
     from sales s left join charges h on h.source = 'sale' and h.source_id = s.id
     where s.id = @saleId::bigint
       and (case when @staff::boolean then @customerId::bigint is null or s.customer_id = @customerId::bigint
            else s.customer_id = (select id from account) end))
   select json_build_object('customer', (select due from account), 'sale', (select due from sale))::text`,
)

interface Owed {
  readonly customer: number | null
  readonly sale: number | null
}

/** By default for all that is owed. A user's is for their own debts alone, and never above them. */
export const paymentsPix = defineRead({
  name: 'payments.pix',
  role: 'user',
  input: z.strictObject({ amount: amount.optional(), customerId: id.optional(), saleId: id.optional() }),
  output: z.object({ code: z.string() }),
  async read(runtime, input, actor) {
    const staff = mayAct(actor.role, 'admin')
    const found = await runtime.database.json<Owed>(owed, {
      customerId: input.customerId ?? null,
      saleId: input.saleId ?? null,
      staff,
      reader: actor.userId,
    })
    const named = input.saleId === undefined ? found?.customer : found?.sale
    const asked = input.saleId !== undefined || input.customerId !== undefined
    if (asked && (named === null || named === undefined)) throw new DomainError('not_found')
    const { pix, name } = await shopNow(runtime)
    if (!pix) throw new DomainError('not_configured')
    if (staff && !asked && input.amount === undefined) throw invalid('amount', 'required')
    const due = named ?? 0
    const cents = input.amount ?? due
    if (cents === 0 || (!staff && cents > due)) throw new DomainError('overpayment', { owed: due })
    const reference = input.saleId === undefined ? undefined : `VENDA${input.saleId}`
    return JSON.stringify({ code: pixCode({ ...pix, name }, cents, reference) })
  },
})
