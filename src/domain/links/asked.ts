// Whom the team is asked about, and what was answered: for whoever tells people of it.

import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import type { Language } from '../operation.ts'
import type { Runtime } from '../runtime.ts'
import { GRANTABLE, STATE } from './projection.ts'

interface Chat {
  readonly telegramId: number
  readonly language: Language
}

export interface AskedLink {
  readonly id: number
  readonly state: 'open' | 'granted' | 'refused'
  readonly person: Chat & { readonly name: string; readonly username: string | null }
  readonly customer: { readonly name: string }
}

const CHAT = `'telegramId', u.telegram_id, 'language', u.language`

const asked = step(
  'links.asked',
  sql`select json_build_object(
     'links', (select coalesce(json_agg(json_build_object('id', l.id, 'state', ${STATE},
         'person', json_build_object(${CHAT}, 'name', u.name, 'username', u.username),
         'customer', json_build_object('name', c.name)) order by l.id), '[]')
       from links l join users u on u.id = l.user_id join customers c on c.id = l.customer_id where l.id = any(@ids::bigint[])
         and u.erased_at is null and (l.answered_at is not null or ${GRANTABLE})),
     'team', (select coalesce(json_agg(json_build_object(${CHAT}) order by u.id), '[]')
       from users u where u.role <> 'user' and u.disabled_at is null))::text`,
)

/** Those of these ids that were answered or can be granted, and who may answer. */
export const askedLinks = async (runtime: Runtime, ids: readonly number[]) =>
  (await runtime.database.json<{ links: readonly AskedLink[]; team: readonly Chat[] }>(asked, { ids })) ?? {
    links: [],
    team: [],
  }
