// A party's question to the owners about what is proposed or agreed: told in their chats, kept nowhere else.
import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { REPORTS_A_DAY } from '#lib/limits.ts'
import { tellOwners } from '../chat/index.ts'
import { report } from '../input.ts'
import { defineWrite, type Plan } from '../operation.ts'
import { judge, NO_PARTY } from './judged.ts'
import { code } from './schemas.ts'

const lockSelf = step(
  'contracts.ask:lock',
  sql`select id from users where id = @actor::bigint for no key update`,
)
const judgeAsk = judge('contracts.ask:judge', NO_PARTY)

/** Words to owners are counted together, whatever they are about. */
const count = step(
  'contracts.ask',
  sql`with u as (
     select id, name, reports, reports_since, reports_since is null or reports_since <= now() - interval '1 day' as anew
     from users where id = @actor::bigint),
   ruled as (
     select case when not u.anew and u.reports >= ${REPORTS_A_DAY} then refuse('rate_limited', json_build_object('retryAfter',
       ceil(extract(epoch from u.reports_since + interval '1 day' - now())))) end as refusal from u),
   counted as (
     update users x set reports_since = case when u.anew then now() else u.reports_since end,
       reports = case when u.anew then 1 else u.reports + 1 end
     from u, ruled where x.id = u.id and ruled.refusal is null)
   select keep_json('message', to_jsonb('💬 ' || k.title || ' (' || k.code || E')\\n“' || @text::text || E'”\\n— ' || u.name))
   from ruled, u, contracts k where k.id = kept('contract')`,
)

export const contractsAsk = defineWrite({
  name: 'contracts.ask',
  role: 'user',
  input: z.strictObject({ code, text: report }),
  /** How many owners are told. */
  output: z.object({ told: z.int() }),
  entity: 'contract',
  entityId: `kept('contract')`,
  events: [],
  answer: `json_build_object('told', kept('told'))`,
  plan: (_, { code: asked, text }): Plan => ({
    values: { code: asked, text },
    locks: [lockSelf],
    steps: [judgeAsk, count, tellOwners],
  }),
})
