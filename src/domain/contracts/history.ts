// The proof of a contract: all that became of it, as a chain, for its parties and for owners.
import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { getOne } from '../get-one.ts'
import { defineRead } from '../operation.ts'
import { historyOf, historyPage, IS_HERE } from '../proof/history.ts'
import { BY_OWNER, OWN } from './projection.ts'
import { code } from './schemas.ts'

const mayRead = step(
  'contracts.history:may',
  sql`select k.id::text from contracts k where k.code = @code::text and (${BY_OWNER} or ${OWN})
     and exists (select from users u where u.id = @actor::bigint and ${IS_HERE})`,
)

export const contractsHistory = defineRead({
  name: 'contracts.history',
  role: 'user',
  input: z.strictObject({ code, after: z.int().min(0).max(2_147_483_647).default(0) }),
  output: historyPage,
  async read(runtime, input, { userId }) {
    const id = await getOne(runtime, mayRead, { code: input.code, actor: userId })
    return historyOf(runtime, 'contract', Number(id), input.after)
  },
})
