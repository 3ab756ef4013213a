// A word to the owners about what is wrong with a product, from somebody who may not change it.
import { sql } from '#database/sql.ts'
import { type Step, step } from '#database/step.ts'
import { defineWrite } from '../operation.ts'
import { lockSpeaker, TOLD, wordsToOwners } from '../words-to-owners.ts'
import { reportInput } from './schemas.ts'

const judge = step(
  'products.report:judge',
  sql`select keep('product', p.id) from (select) one left join products p on p.id = @id::bigint
   where case
     when p.id is null then refuse('not_found', '{}')
     when p.archived_at is not null then refuse('wrong_state', '{"state": "archived"}') end is null`,
)
const say = wordsToOwners(
  'products.report',
  `concat_ws(' ', p.emoji, p.name)`,
  `products p where p.id = kept('product')`,
)

/** `tell` sends the kept message to the owners' chats; it is handed in, for the chat stands above the catalogue. */
export const declareReport = (tell: Step) =>
  defineWrite({
    name: 'products.report',
    role: 'admin',
    input: reportInput,
    entity: 'product',
    entityId: `kept('product')`,
    ...TOLD,
    plan: (_, { id, text }) => ({ values: { id, text }, locks: [lockSpeaker], steps: [judge, say, tell] }),
  })
