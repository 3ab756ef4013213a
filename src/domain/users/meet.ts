// Meeting people: whoever talks to the bot or opens the MiniApp becomes a user, and is kept as Telegram last showed them.
import { step } from '#database/step.ts'
import { fold } from '#lib/fold.ts'
import type { Language, Role } from '../operation.ts'
import type { Runtime } from '../runtime.ts'
import { SELF_JSON } from './projection.ts'

export interface Person {
  readonly telegramId: number
  readonly name: string
  readonly username: string | null
  readonly language: Language
}

export interface Met {
  readonly id: number
  readonly name: string
  readonly username: string | null
  readonly role: Role
  readonly language: Language
  readonly disabled: boolean
}

/** Whoever had the name before has it no more: it belongs to who was last seen with it. */
const takeUsername = step(
  'users.take_username',
  `update users set username = null, rev = rev + 1
   where lower(username) = lower(@username::text) and telegram_id <> @telegramId::bigint`,
)

/** Writes nothing when nothing has changed and the person was seen in the last minute. */
const meetStep = step(
  'users.meet',
  `with met as (
     insert into users as u (telegram_id, name, folded, username, role, language, last_seen_at)
     values (@telegramId::bigint, @name::text, @folded::text, @username::text,
             coalesce(@given::text, case when @owner::boolean then 'owner' else 'user' end), @language::text, now())
     on conflict (telegram_id) do update set
       name = case when u.name_decided then u.name else excluded.name end,
       folded = case when u.name_decided then u.folded else excluded.folded end,
       username = excluded.username,
       language = case when u.language_decided then u.language else excluded.language end,
       role = coalesce(@given::text, case when @owner::boolean and not u.role_decided then 'owner' else u.role end),
       last_seen_at = now(),
       rev = u.rev + 1
     where u.last_seen_at is null or u.last_seen_at < now() - interval '1 minute'
       or (not u.name_decided and u.name <> excluded.name)
       or u.username is distinct from excluded.username
       or (not u.language_decided and u.language <> excluded.language)
       or coalesce(@given::text, u.role) <> u.role
       or (@owner::boolean and not u.role_decided and u.role <> 'owner')
     returning ${SELF_JSON} as self, u.disabled_at, u.id, u.rev, u.name, u.role),
   told as (
     insert into events (topic, name, entity, entity_id, rev, data, actor_id)
     select topic, case when rev = 1 then 'user.created' else 'user.changed' end, 'user', id, rev,
       jsonb_build_object('name', name, 'role', role, 'disabled', disabled_at is not null), id
     from met, (values ('users'), ('me')) t (topic)),
   found as (
     select self, disabled_at from met
     union all
     select ${SELF_JSON}, u.disabled_at from users u
     where u.telegram_id = @telegramId::bigint and not exists (select from met))
   select (self::jsonb || jsonb_build_object('disabled', disabled_at is not null))::text from found`,
)

/**
 * The person as the shop knows them now, made on the first meeting. `role` gives one (the loopback login alone).
 * OWNER_IDS makes owners until an owner has decided that person's role.
 */
export async function meet(runtime: Runtime, person: Person, role: Role | null = null): Promise<Met> {
  const name =
    person.name
      .normalize('NFC')
      .replaceAll(/[\p{Cc}\p{Cs}]/gu, '')
      .trim()
      .slice(0, 120) || String(person.telegramId)
  const values = {
    telegramId: person.telegramId,
    name,
    folded: fold(name),
    username: person.username,
    language: person.language,
    owner: runtime.shop.ownerIds.includes(person.telegramId),
    given: role,
  }
  const steps = person.username === null ? [meetStep] : [takeUsername, meetStep]
  const text = await runtime.database.run(steps, values)
  if (text === null) return meet(runtime, person, role) // two first meetings at once: the other one made the row
  return JSON.parse(text) as Met
}

/** pt-BR where Telegram's language is Portuguese, English otherwise. */
export const languageOf = (code: string | undefined): Language =>
  code?.toLowerCase().startsWith('pt') ? 'pt-BR' : 'en'

const applyOwnersStep = step(
  'users.apply_owners',
  `with raised as (
     update users u set role = 'owner', rev = rev + 1
     where telegram_id = any(@ids::bigint[]) and not role_decided and role <> 'owner' returning id)
   select (exists (select from users where role = 'owner' and disabled_at is null)
     or exists (select from raised) or cardinality(@ids::bigint[]) > 0)::text`,
)

/** At start: OWNER_IDS makes owners of those already met. Gives whether the shop has an owner, or will by a first meeting. */
export async function applyOwners(runtime: Runtime): Promise<boolean> {
  return (await runtime.database.run([applyOwnersStep], { ids: runtime.shop.ownerIds })) === 'true'
}
