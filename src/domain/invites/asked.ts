// Owners' invites that wait for a yes, and what became of those that did: for whoever tells people of it.

import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import type { Language } from '../operation.ts'
import type { Runtime } from '../runtime.ts'
import { STATE } from './projection.ts'

interface Chat {
  readonly telegramId: number
  readonly language: Language
}

export interface Asked {
  readonly id: number
  readonly state: 'open' | 'asked' | 'used' | 'expired' | 'revoked'
  /** Who opened it. */
  readonly person: Chat & { readonly name: string; readonly username: string | null }
}

const CHAT = `'telegramId', u.telegram_id, 'language', u.language`

const asked = step(
  'invites.asked',
  sql`select json_build_object(
     'invites', (select coalesce(json_agg(json_build_object('id', i.id, 'state', ${STATE},
         'person', json_build_object(${CHAT}, 'name', u.name, 'username', u.username)) order by i.id), '[]')
       from invites i join users u on u.id = i.asked_by_id where i.id = any(@ids::bigint[])),
     'owners', (select coalesce(json_agg(json_build_object(${CHAT}) order by u.id), '[]')
       from users u where u.role = 'owner' and u.disabled_at is null))::text`,
)

/** Those of these that somebody has asked to be let in by, and who may say yes. */
export const askedOf = async (runtime: Runtime, ids: readonly number[]) =>
  (await runtime.database.json<{ invites: readonly Asked[]; owners: readonly Chat[] }>(asked, { ids })) ?? {
    invites: [],
    owners: [],
  }
