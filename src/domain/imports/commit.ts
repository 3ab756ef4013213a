// Carrying out what a list's preview showed: all the good lines or none of them, in one act.
import { sql } from '#database/sql.ts'
import { DomainError } from '../errors.ts'
import { customerEvent, paymentEvent, productEvent, saleEvent, stockChanged } from '../events.ts'
import { defineWrite, type Plan } from '../operation.ts'
import type { Kind } from './columns.ts'
import { goodsRow, goodsSteps, lockedGoods } from './commit-goods.ts'
import { notebookRow, notebookSteps } from './commit-notebook.ts'
import { DONE, DONE_TO } from './done.ts'
import type { Effect } from './effect.ts'
import { judge } from './judge.ts'
import { keptList, lockImport, renew, waits } from './preview.ts'
import { commitInput, committed } from './schemas.ts'
import { jsonOf } from './turns.ts'
import { UNMAKEABLE } from './unmake.ts'

const waitsStill = waits('imports.commit:waits')

const ROWS: Readonly<Record<Kind, (effect: Effect) => unknown>> = {
  products: goodsRow,
  customers: notebookRow,
}
const parts = (kind: Kind) => ({
  long: true as const,
  locks: [lockImport],
  steps: [waitsStill, ...(kind === 'products' ? goodsSteps : notebookSteps)],
})
const PARTS = { products: parts('products'), customers: parts('customers') }
const NOTHING = { rev: 0, effects: '[]', products: [], customers: [], first: [] }

const DONE_COUNTS = (kind: Kind, opens: string) => sql`
    select count(*) filter (where d.made) as created, count(*) filter (where not d.made) as changed, count(d.${opens}) as received from ${DONE(kind)} d`
const COUNTED = (
  kind: string,
) => sql`(select json_build_object(${kind}'created', sum(created), 'changed', sum(changed), 'received', sum(received))
    from (${DONE_COUNTS('products', 'stock')} union all ${DONE_COUNTS('customers', 'owes')}) n)`

export const importsCommit = defineWrite({
  name: 'imports.commit',
  role: 'owner',
  input: commitInput,
  output: committed,
  entity: 'import',
  entityId: `kept('import')`,
  amount: sql`(select sum(o.amount) from openings o where o.import_id = kept('import'))`,
  things: sql`select 'product', d.id from ${DONE('products')} d union all select 'customer', d.id from ${DONE('customers')} d`,
  undo: UNMAKEABLE,
  changes: `kept_json('changes')`,
  details: `${COUNTED('')}::jsonb`,
  events: [
    productEvent(`'product.created'`, DONE_TO('products', 'p.id', 'd.made')),
    productEvent(
      `'product.changed'`,
      DONE_TO('products', 'p.id', 'not d.made'),
      DONE_TO('products', 'p.id', `d.before->>'hidden' = 'false'`),
    ),
    stockChanged(DONE_TO('products', 'p.id', 'd.stock is not null'), 'p.stock'),
    customerEvent(`'customer.created'`, DONE_TO('customers', 'c.id', 'd.made')),
    customerEvent(`'customer.changed'`, DONE_TO('customers', 'c.id', 'not d.made')),
    paymentEvent(`p.id = any(array(select touched('payments')))`),
    saleEvent(`'sale.changed'`, `s.id = any(array(select touched('sales')))`),
  ],
  answer: COUNTED(sql`'kind', (select i.kind from imports i where i.id = kept('import')), `),
  async plan(runtime, { id, creates, changes }, { userId, language }): Promise<Plan> {
    const kept = await keptList(runtime, id, userId)
    // A repeat of what was done under its key is answered as it was: that is found out behind the locks.
    if (!kept) return { values: { id, ...NOTHING }, ...PARTS.products }
    const judged = await judge(runtime, kept.list, language)
    if (judged.digest !== kept.digest) {
      await renew(runtime, id, kept, judged)
      throw new DomainError('wrong_state', { state: 'changed' })
    }
    if (kept.creates !== creates || kept.changes !== changes)
      throw new DomainError('wrong_state', { state: 'changed' })
    const { kind } = kept.list
    const ids = lockedGoods(judged.effects)
    const values = {
      ...NOTHING,
      id,
      rev: kept.rev,
      [kind]: ids,
      effects: await jsonOf(judged.effects, ROWS[kind]),
    }
    return { values, ...PARTS[kind] }
  },
})
