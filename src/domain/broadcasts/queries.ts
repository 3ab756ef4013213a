// Reading broadcasts: newest first, and one with its people.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { getOne } from '../get-one.ts'
import { list } from '../list.ts'
import { defineRead } from '../operation.ts'
import { BROADCAST_JSON, ONE_JSON } from './projection.ts'
import { broadcastList, listInput, oneBroadcast, oneInput } from './schemas.ts'

const NEWEST = {
  name: 'broadcasts.list',
  from: 'broadcasts b',
  json: BROADCAST_JSON,
  order: 'b.id desc',
  keys: 'json_build_array(b.id)',
  after: 'b.id < @k0::bigint',
}

export const broadcastsList = defineRead({
  name: 'broadcasts.list',
  role: 'owner',
  input: listInput,
  output: broadcastList,
  read: (runtime, input) => list(runtime, NEWEST, input, [], {}),
})

const get = step('broadcasts.get', sql`select ${ONE_JSON}::text from broadcasts b where b.id = @id::bigint`)

export const broadcastsGet = defineRead({
  name: 'broadcasts.get',
  role: 'owner',
  input: oneInput,
  output: oneBroadcast,
  read: (runtime, { id }) => getOne(runtime, get, { id }),
})
