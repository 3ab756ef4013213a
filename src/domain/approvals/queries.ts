// Reading what was asked of owners: staff what they asked themselves, an owner all.
import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { getOne } from '../get-one.ts'
import { list } from '../list.ts'
import { defineRead } from '../operation.ts'
import { APPROVAL_JSON, APPROVAL_SHOWN_JSON, IN_STATE } from './projection.ts'
import { approval, approvalShown, listInput, oneInput } from './schemas.ts'

const NEWEST = {
  name: 'approvals.list',
  from: 'approvals a',
  json: APPROVAL_JSON,
  order: 'a.id desc',
  keys: 'json_build_array(a.id)',
  after: 'a.id < @k0::bigint',
}

export const approvalsList = defineRead({
  name: 'approvals.list',
  role: 'admin',
  input: listInput,
  output: z.object({ items: z.array(approval), nextCursor: z.string().nullable() }),
  read: (runtime, { state, ...asked }, { userId, role }) =>
    list(
      runtime,
      NEWEST,
      asked,
      [role !== 'owner' && 'a.by_id = @reader::bigint', state && IN_STATE[state]],
      { reader: userId },
    ),
})

const one = step(
  'approvals.get',
  sql`select ${APPROVAL_SHOWN_JSON}::text from approvals a where a.id = @id::bigint and (a.by_id = @reader::bigint or @all::boolean)`,
)

/** With what is decided by: what they owe, how they pay. */
export const approvalsGet = defineRead({
  name: 'approvals.get',
  role: 'admin',
  input: oneInput,
  output: approvalShown,
  read: (runtime, { id }, { userId, role }) =>
    getOne(runtime, one, { id, reader: userId, all: role === 'owner' }),
})
