// Meeting people: whoever talks to the bot or opens the MiniApp becomes a user, and is kept as Telegram last showed them.

import { Refusal } from '#database/errors.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { fold } from '#lib/fold.ts'
import { refused } from '../errors.ts'
import { profileName } from '../input.ts'
import type { Language, Role } from '../operation.ts'
import type { Runtime } from '../runtime.ts'
import { erasedOwners, marksOf } from './erased.ts'
import { LAST_OWNER, lockOwners } from './owners.ts'
import { SELF_JSON } from './projection.ts'

/** What is left out is kept as it was. */
export interface Person {
  readonly telegramId: number
  readonly name?: string
  /** Null: none. */
  readonly username?: string | null
  readonly language?: Language
}

export interface KnownUser {
  readonly id: number
  readonly name: string
  readonly username: string | null
  readonly role: Role
  readonly language: Language
  readonly disabled: boolean
}

/** Every rise of `rev` is an event: to owners, and to the person themselves. */
const TOLD = (changed: string) => sql`
     insert into events (topic, name, entity, entity_id, rev, data, actor_id)
     select topic, case when rev = 1 then 'user.created' else 'user.changed' end, 'user', id, rev,
       jsonb_build_object('name', name, 'role', role, 'disabled', disabled_at is not null), id
     from ${changed}, (values ('users'), ('me')) t (topic)`

/** Whoever had the name before has it no more: it belongs to who was last seen with it. */
const takeUsername = step(
  'users.take_username',
  sql`with taken as (
     update users u set username = null, rev = rev + 1
     where lower(username) = lower(@username::text) and telegram_id <> @telegramId::bigint returning u.*)
   ${TOLD('taken')}`,
)

/** The role that the loopback login gives is under the rule that every change of a role is. */
const keepAnOwner = step(
  'users.keep_an_owner',
  sql`select case when ${LAST_OWNER} then refuse('last_owner', '{}') end from users u where u.telegram_id = @telegramId::bigint`,
)

/** OWNER_IDS names them, and they were not erased as an owner before. */
const OWNS = `(@owner::boolean and not exists (select from erased e where e.is_owner and e.mark = any(@marks::text[])))`

/** Writes nothing when nothing has changed and the person was seen in the last minute. */
const upsertStep = step(
  'users.upsert',
  sql`with met as (
     insert into users as u (telegram_id, name, folded, username, role, language, last_seen_at)
     values (@telegramId::bigint, coalesce(@name::text, @telegramId::text), coalesce(@folded::text, @telegramId::text), @username::text,
             coalesce(@given::text, case when ${OWNS} then 'owner' else 'user' end), coalesce(@language::text, @otherwise::text), now())
     on conflict (telegram_id) do update set
       name = case when u.name_decided then u.name else coalesce(@name::text, u.name) end,
       folded = case when u.name_decided then u.folded else coalesce(@folded::text, u.folded) end,
       username = case when @named::boolean then excluded.username else u.username end,
       language = case when u.language_decided then u.language else coalesce(@language::text, u.language) end,
       role = coalesce(@given::text, case when ${OWNS} and not u.role_decided then 'owner' else u.role end),
       last_seen_at = now(),
       rev = u.rev + 1
     where u.last_seen_at is null or u.last_seen_at < now() - interval '1 minute'
       or (not u.name_decided and u.name <> @name::text)
       or (@named::boolean and u.username is distinct from excluded.username)
       or (not u.language_decided and u.language <> @language::text)
       or coalesce(@given::text, u.role) <> u.role
       or (${OWNS} and not u.role_decided and u.role <> 'owner')
     returning ${SELF_JSON} as self, u.*),
   told as (${TOLD('met')}),
   found as (
     select self, disabled_at from met
     union all
     select ${SELF_JSON}, u.disabled_at from users u
     where u.telegram_id = @telegramId::bigint and not exists (select from met))
   select (self::jsonb || jsonb_build_object('disabled', disabled_at is not null))::text from found`,
)

/**
 * The person as the shop knows them now, made on the first meeting. `role` gives one (the loopback login alone), and
 * throws `last_owner` where that would leave the shop without.
 * OWNER_IDS makes owners until an owner has decided that person's role.
 */
export async function upsertUser(runtime: Runtime, person: Person, role?: Role): Promise<KnownUser> {
  const name = profileName(person.name ?? '')
  const isNamed = runtime.shop.ownerIds.includes(person.telegramId)
  const values = {
    telegramId: person.telegramId,
    name,
    folded: name && fold(name),
    named: person.username !== undefined,
    username: person.username ?? null,
    language: person.language ?? null,
    otherwise: runtime.shop.defaultLanguage,
    owner: isNamed,
    marks: isNamed ? marksOf(runtime, person.telegramId) : [],
    given: role ?? null,
  }
  const demotes = role !== undefined && role !== 'owner'
  const steps = [
    ...(demotes ? [lockOwners, keepAnOwner] : []),
    ...(person.username ? [takeUsername] : []),
    upsertStep,
  ]
  const text = await runtime.database.run(steps, values).catch((error: unknown) => {
    throw error instanceof Refusal ? refused(error.code, error.details) : error
  })
  if (text === null) return upsertUser(runtime, person, role) // two first meetings at once: the other one made the row
  return JSON.parse(text) as KnownUser
}

/** pt-BR where Telegram's language is Portuguese, English otherwise, whatever it was told as. */
export const languageOf = (code: unknown): Language =>
  typeof code === 'string' && /^pt/i.test(code) ? 'pt-BR' : 'en'

const applyOwnersStep = step(
  'users.apply_owners',
  sql`with raised as (
     update users u set role = 'owner', rev = rev + 1
     where telegram_id = any(@ids::bigint[]) and not role_decided and role <> 'owner' returning u.*),
   told as (${TOLD('raised')})
   select (exists (select from users where role = 'owner' and disabled_at is null)
     or exists (select from raised) or cardinality(@ids::bigint[]) > 0)::text`,
)

/**
 * At start: OWNER_IDS makes owners of those already met; whom it must not bring back is asked to be taken out. Gives whether the
 * shop has an owner, or will by a first meeting.
 */
export async function applyOwners(runtime: Runtime): Promise<boolean> {
  const erased = await erasedOwners(runtime)
  const ids = runtime.shop.ownerIds.filter((id) => !erased.includes(id))
  return (await runtime.database.run([applyOwnersStep], { ids })) === 'true'
}
