// How a sale or a payment stands with its customer, in SQL: nobody spoke of it, confirmed, disputed, or talked over.
import { z } from 'zod'
import { sql } from '#database/sql.ts'

export const CONFIRMATION_STATES = ['none', 'confirmed', 'disputed', 'resolved'] as const

export const confirmation = z.object({ state: z.enum(CONFIRMATION_STATES), at: z.string().nullable() })

/** What customers can speak of. */
export type Spoken = 'sale' | 'payment'

/** SQL of what was said last of a thing, as one row: (state, at, dispute_id). */
export const lastWordOf = (entity: string, id: string) =>
  sql`select k.state, k.at, k.dispute_id from confirmations k where k.entity = ${entity} and k.entity_id = ${id} order by k.id desc limit 1`

/** SQL of JSON: of what is just being made, nobody has spoken. */
export const UNSPOKEN = `json_build_object('state', 'none', 'at', null)`

/** SQL of the same of anything there is: one look along an index. */
export const confirmationOf = (entity: Spoken, id: string) =>
  sql`coalesce((select json_build_object('state', w.state, 'at', utc(w.at)) from (${lastWordOf(`'${entity}'`, id)}) w), ${UNSPOKEN})`
