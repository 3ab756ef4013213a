// A customer's word to the owners about their own account, such as a history that does not hold.
import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { tellOwners } from '../chat/index.ts'
import { id, report } from '../input.ts'
import { defineWrite, type Plan } from '../operation.ts'
import { lockSpeaker, TOLD, wordsToOwners } from '../words-to-owners.ts'

const judge = step(
  'customers.ask:judge',
  sql`select keep('customer', c.id) from (select) one left join customers c on c.id = @id::bigint
   where case when c.id is null or c.user_id is distinct from @actor::bigint then refuse('not_found', '{}') end is null`,
)
const say = wordsToOwners('customers.ask', `'💬 ' || c.name`, `customers c where c.id = kept('customer')`)

/** Of whoever the account is; to others it is not there. */
export const customersAsk = defineWrite({
  name: 'customers.ask',
  role: 'user',
  input: z.strictObject({ id, text: report }),
  entity: 'customer',
  entityId: `kept('customer')`,
  ...TOLD,
  plan: (_, { id: customer, text }): Plan => ({
    values: { id: customer, text },
    locks: [lockSpeaker],
    steps: [judge, say, tellOwners],
  }),
})
