// Who changed which values of a thing since the version of it that somebody has before them: the latest change of each.
import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { changedSince } from '../edits.ts'
import { ENTITIES } from '../entities.ts'
import { DomainError } from '../errors.ts'
import { getOne } from '../get-one.ts'
import { id, version } from '../input.ts'
import { defineRead, mayAct } from '../operation.ts'

/** What people edit together. */
const EDITED = ['product', 'customer', 'user', 'settings', 'contract'] as const

const since = (entity: (typeof EDITED)[number]) =>
  step(
    `activities.edits_of_${entity}`,
    sql`select json_build_object('changed', ${changedSince('e', '@version::int')})::text
     from ${ENTITIES[entity].table} e where e.id = @id::bigint`,
  )
const OF = {
  product: since('product'),
  customer: since('customer'),
  user: since('user'),
  settings: since('settings'),
  contract: since('contract'),
}

export const activitiesEdits = defineRead({
  name: 'activities.edits',
  role: 'admin',
  input: z.strictObject({ entity: z.enum(EDITED), entityId: id, version }),
  output: z.object({
    /** By the field's name. */
    changed: z.record(
      z.string(),
      z.object({ by: z.object({ id, name: z.string() }).nullable(), at: z.string() }),
    ),
  }),
  async read(runtime, { entity, entityId, version }, { role }) {
    const needed = ENTITIES[entity].presence
    if (!mayAct(role, needed)) throw new DomainError('forbidden', { role: needed })
    return getOne(runtime, OF[entity], { id: entityId, version })
  },
})
