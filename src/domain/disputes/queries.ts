// Reading disputes: staff all of them, a customer those of the account that is theirs now.
import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { getOne } from '../get-one.ts'
import { id } from '../input.ts'
import { list } from '../list.ts'
import { defineRead, mayAct } from '../operation.ts'
import { DISPUTE_JSON, OWN } from './projection.ts'
import { dispute, disputesInput } from './schemas.ts'

const one = step(
  'disputes.get',
  sql`select ${DISPUTE_JSON}::text from disputes d
   where d.id = @id::bigint and (@staff::boolean or d.customer_id = ${OWN})`,
)

export const disputesGet = defineRead({
  name: 'disputes.get',
  role: 'user',
  input: z.strictObject({ id }),
  output: dispute,
  read: (runtime, input, actor) =>
    getOne(runtime, one, { id: input.id, staff: mayAct(actor.role, 'admin'), actor: actor.userId }),
})

const NEWEST = {
  name: 'disputes.list',
  from: 'disputes d',
  json: DISPUTE_JSON,
  order: 'd.id desc',
  keys: 'json_build_array(d.id)',
  after: 'd.id < @k0::bigint',
}

export const disputesList = defineRead({
  name: 'disputes.list',
  role: 'user',
  input: disputesInput,
  output: z.object({ items: z.array(dispute), nextCursor: z.string().nullable() }),
  read: (runtime, { state, customerId, ...page }, actor) =>
    list(
      runtime,
      NEWEST,
      page,
      [
        !mayAct(actor.role, 'admin') && `d.customer_id = ${OWN}`,
        customerId !== undefined && 'd.customer_id = @customerId::bigint',
        state === 'open' && 'd.resolved_at is null',
        state === 'resolved' && 'd.resolved_at is not null',
      ],
      { customerId: customerId ?? null, actor: actor.userId },
    ),
})
