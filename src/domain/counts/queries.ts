// Reading count sessions: all of them, and one with what was counted in it.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { getOne } from '../get-one.ts'
import { type List, list } from '../list.ts'
import { defineRead } from '../operation.ts'
import { readSession as read, SESSION_FROM, SESSION_JSON } from './projection.ts'
import { getInput, listed, listInput, readSession } from './schemas.ts'

const sessions: List = {
  name: 'counts.list',
  from: SESSION_FROM,
  json: SESSION_JSON,
  order: 's.id desc',
  keys: 'json_build_array(s.id)',
  after: 's.id < @k0::bigint',
}

export const countsList = defineRead({
  name: 'counts.list',
  role: 'admin',
  input: listInput,
  output: listed,
  read: (runtime, input, actor) =>
    list(
      runtime,
      sessions,
      input,
      [input.open === true && 's.closed_at is null', input.open === false && 's.closed_at is not null'],
      { actor: actor.userId },
    ),
})

const one = step('counts.get', sql`select ${read('@id::bigint', '@limit::int', '@before::int')}::text`)

export const countsGet = defineRead({
  name: 'counts.get',
  role: 'admin',
  input: getInput,
  output: readSession,
  read: (runtime, { id, limit, before }, actor) =>
    getOne(runtime, one, { id, limit, before: before ?? null, actor: actor.userId }),
})
