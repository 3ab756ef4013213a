// Voiding a sale: stock goes back to its lots, its charge is gone, and what was paid stays as credit or is voided too.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { type Step, step } from '#database/step.ts'
import { disputesEnded, endDisputes } from '../confirmations/ended.ts'
import { letGo, lockCustomerOf } from '../customers/lock.ts'
import { allocate, CHARGES_REVERSED } from '../debts/ledger.ts'
import { voidPayments } from '../debts/void-payment.ts'
import { customerEvent, paymentEvent, saleEvent, stockUnsold } from '../events.ts'
import { id, reason, version } from '../input.ts'
import { defineWrite, type Plan } from '../operation.ts'
import { rowStands } from '../record.ts'
import { PASSED, voidBound } from '../settings/index.ts'
import { convertReturned } from '../stock/convert.ts'
import { takeBack } from '../stock/take-back.ts'
import { SALE_FROM, saleJson } from './projection.ts'
import { sale } from './schemas.ts'

/** Whose sale it is and what it sold never change, so they may be read before the locks. */
const locks = [
  lockCustomerOf('(select s.customer_id from sales s where s.id = @id::bigint)'),
  step(
    'sales.void:lock_products',
    sql`select id from products where id = any(array(select product_id from sale_lines where sale_id = @id::bigint))
     order by id for no key update`,
  ),
  step('sales.void:lock', sql`select id from sales where id = @id::bigint for no key update`),
]

const young = voidBound('s')

/** Takes the charge back by opposite allocations: what it had been paid with is free again. */
const uncharge = step(
  'sales.void',
  sql`with ruled as (
     select s.id, case
       when s.id is null then refuse('not_found', '{}')
       ${young.rule}
       when s.voided_at is not null then refuse('already_voided', '{}') end as refusal
     from (select) one left join sales s on s.id = @id::bigint),
   sale as (
     update sales s set voided_at = acted_at(), voided_by = @actor::bigint, void_reason = @reason::text, rev = s.rev + 1
     from ruled r where s.id = r.id and r.refusal is null returning s.id, s.customer_id, s.created_at),
   charge as (select h.* from charges h join sale on h.source = 'sale' and h.source_id = sale.id),
   ${CHARGES_REVERSED}
   select keep('sale', sale.id), keep('source', sale.id), keep_json('passed', ${voidBound('sale').passed}),
     keep('charged', -coalesce((select amount - allocated from charge), 0)),
     keep('received', coalesce((select allocated from charge), 0)),
     keep_json('freed', (select coalesce(jsonb_agg(payment_id), '[]') from net)),
     keep_json('voiding', (
       select coalesce(jsonb_agg(p.id), '[]') from payments p
       where p.sale_id = sale.id and p.voided_at is null and (sale.customer_id is null or @payments::text = 'void')))
   from ruled left join sale on true -- the rules are read whatever was voided`,
)

/** What is recorded of it, by whichever operation. */
export const SALE_VOID = {
  passed: PASSED,
  events: [
    saleEvent(`'sale.voided'`, `s.id = kept('sale')`),
    saleEvent(
      `'sale.changed'`,
      `s.id = any(array(select touched('sales') union select jsonb_array_elements_text(kept_json('reopened'))::bigint))`,
    ),
    stockUnsold,
    paymentEvent(`p.id = any(array(
    select touched('payments') union select jsonb_array_elements_text(kept_json('voiding'))::bigint
    union select jsonb_array_elements_text(kept_json('freed'))::bigint))`),
    customerEvent(`'customer.changed'`, `c.id = kept('customer')`),
    disputesEnded,
  ],
}

/** The payments of a sale to nobody have no customer to pay from; `allocate` then finds nothing. */
const declare = <
  N extends string,
  I extends { id: number; reason?: string | undefined; payments?: 'credit' | 'void' | undefined },
>(
  name: N,
  input: z.ZodType<I>,
  last: readonly Step[] = [],
) => {
  return defineWrite({
    name,
    role: 'admin',
    input,
    output: sale,
    stands: rowStands('sale', 'e.voided_at is null'),
    entity: 'sale',
    entityId: `kept('sale')`,
    amount: sql`(select total from sales where id = kept('sale'))`,
    ...SALE_VOID,
    answer: sql`(select ${saleJson({ costs: true })} from ${SALE_FROM} where s.id = kept('sale'))`,
    plan: (_, given): Plan => ({
      values: {
        id: given.id,
        isVoid: name === 'sales.void',
        reason: given.reason ?? null,
        payments: given.payments ?? 'void',
        sourceType: 'sale',
        first: [],
      },
      locks,
      steps: [uncharge, takeBack, convertReturned, voidPayments, endDisputes, allocate, ...last],
    }),
  })
}

export const salesVoid = declare(
  'sales.void',
  z.strictObject({ id, reason, payments: z.enum(['credit', 'void']).default('credit') }),
)
/** The opposite of selling, for undo alone: as if it had never been. `came` is read where a customer is let go. */
export const salesUnsell = declare('sales.unsell', z.strictObject({ id, came: version.optional() }), [letGo])
