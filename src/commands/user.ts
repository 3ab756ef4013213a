// `/user @bia admin`, `/user @bia desativar`: who is who, and what owners decide about people.
import { DomainError, invalid } from '#domain/errors.ts'
import type { Role } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import { readPart } from '#domain/read-input.ts'
import { type PersonName, usersFrom } from '#domain/users/index.ts'
import { fold } from '#lib/fold.ts'
import { dayIn } from '#locales/format.ts'
import { type Command, defineCommand } from './command.ts'
import type { Context } from './context.ts'
import { chosenOf } from './doubts.ts'
import { type AnyForm, callOf, type FormHandler, type Open, onlyFields, type Parsed, saying } from './form.ts'
import { emptyInvite, type InviteForm, inviteFrom, inviting, parseInvite } from './invite.ts'
import { answered, answers } from './invited.ts'
import { BULLET, type Card, cardOf, line, rowLine, sentence } from './message.ts'
import { type Found, find, isNear } from './names.ts'
import { CommandError, UsageError } from './outcome.ts'
import { paged, pageOf } from './pages.ts'
import { anyOf, beginning, opening, read } from './reads.ts'
import { byWord, placedIn, spanOf } from './tokens.ts'

interface PersonRef {
  readonly id: number
  readonly name: string
  readonly telegramId: number
  readonly version: number
}

interface UserForm extends AnyForm {
  readonly kind: 'user'
  readonly person: PersonRef | null
  readonly choices: readonly PersonRef[]
  readonly typed: string
  readonly change: { readonly role?: Role; readonly disabled?: boolean }
}

const ROLES = byWord({
  user: 'user cliente customer',
  admin: 'admin equipe staff',
  owner: 'owner dono dona gestao',
})
const OFF = /^(desativar|disable|bloquear)$/
const ON = /^(ativar|enable|reativar)$/

const refOf = ({ id, name, telegramId, version }: Pick<PersonName, keyof PersonRef>): PersonRef => ({
  id,
  name,
  telegramId,
  version,
})

async function parseUser(text: string, context: Context): Promise<Parsed<UserForm> | undefined> {
  if (!text) return undefined
  const placed = placedIn(text)
  const tokens = placed.map((one) => one.text)
  const verb = fold(tokens.pop() ?? '')
  const role = ROLES.get(verb)
  const change = role
    ? { role }
    : OFF.test(verb)
      ? { disabled: true }
      : ON.test(verb)
        ? { disabled: false }
        : undefined
  if (change && !tokens.length) throw new UsageError('user', context.words)
  // A name alone is somebody to look at.
  if (!change) return undefined
  return {
    form: await withPerson(tokens.join(' '), change, context),
    spans: [...spanOf(placed.slice(0, -1), 'person', 'user'), ...spanOf(placed.slice(-1), 'change')],
  }
}

async function withPerson(typed: string, change: UserForm['change'], context: Context): Promise<UserForm> {
  const people = await context.people(typed)
  const username = typed.startsWith('@') ? typed.slice(1).toLowerCase() : undefined
  const found: Found<(typeof people)[number]> = username
    ? { by: 'exact', items: people.filter((one) => one.username?.toLowerCase() === username) }
    : find(typed, people)
  const [only, other] = found.items
  if (!only) throw new CommandError(context.words.t.noPerson(typed))
  // A slip is never taken silently.
  if (other || isNear(found))
    return { kind: 'user', person: null, choices: found.items.map(refOf), typed, change }
  return { kind: 'user', person: refOf(only), choices: [], typed, change }
}

function whichPerson(form: UserForm, context: Context): Open<UserForm> {
  const { words } = context
  return {
    key: 'user',
    question: words.t.whichPerson(form.typed),
    choices: form.choices.map(({ id, name, telegramId }) => ({ id, name: `${name} (${telegramId})` })),
    settle(value) {
      return { ...form, person: chosenOf(form.choices, value, words), choices: [] }
    },
    answer: (text) => withPerson(text, form.change, context),
  }
}

const decidedBy = ({ change }: UserForm, { t }: Context['words']): string =>
  change.role ? t.giveRole[change.role] : change.disabled ? t.disableButton : t.confirmButton

/** As it is by now: what another owner changed meanwhile is shown and asked about again. */
async function refreshed(form: UserForm, context: Context): Promise<UserForm> {
  const { person } = form
  if (!person) return form
  const now = await read(context, operations['users.get'], { id: person.id })
  return now.version === person.version ? form : { ...form, person: refOf(now) }
}

/** Who it is about, and the one thing that is decided; what is not said anew stays as it was. */
async function personFrom(input: unknown, context: Context, before: UserForm): Promise<UserForm> {
  const given = readPart(operations['users.edit'].input, input)
  const { id, role, disabled } = onlyFields(given, ['id', 'version', 'role', 'disabled'])
  if (role !== undefined && disabled !== undefined) throw invalid('disabled', 'unknown_field')
  const change = role === undefined ? (disabled === undefined ? before.change : { disabled }) : { role }
  if (id === undefined) return { ...before, change, person: null }
  const one = await read(context, operations['users.get'], { id }).catch((error: unknown) => {
    throw error instanceof DomainError && error.code === 'not_found' ? invalid('id', 'no_such') : error
  })
  return { ...before, change, person: refOf(one), choices: [], typed: one.name }
}

const deciding: FormHandler<UserForm> = {
  kinds: ['user'],
  parse: parseUser,
  ask: (form, context) => (form.person ? [] : [whichPerson(form, context)]),
  confirms: ({ change }) => change.role !== undefined,
  confirmLabel: decidedBy,

  call: ({ person, change }) =>
    callOf(operations['users.edit'], {
      ...(person ? { id: person.id, version: person.version } : {}),
      ...change,
    }),

  async show({ person, typed, change }, { words }) {
    const { t } = words
    const who = person ? `${person.name} (id ${person.telegramId})` : typed
    const name = change.role
      ? t.willGiveRole(who, t.roleMeans[change.role])
      : change.disabled
        ? t.willDisable(who)
        : t.willEnable(who)
    return [line(name, { name, ...(person ? { link: { is: 'user', id: person.id } } : {}) })]
  },

  refresh: refreshed,

  says: [
    saying(
      operations['users.edit'],
      ({ id, name, role, disabled }, _, { t }) =>
        disabled
          ? sentence('🚫', t.personDisabled(name), { is: 'user', id })
          : sentence('✅', t.personIs[role](name), { is: 'user', id }),
      {
        next: (_, { t }) => [
          { label: t.peopleButton, action: { do: 'page', list: 'users', page: 0, below: true } },
        ],
      },
    ),
  ],
}

/** People are decided about, and brought in. */
const handler: FormHandler<UserForm | InviteForm> = {
  kinds: ['user', 'invite'],
  parse: async (text, context) => (await parseInvite(text, context, ROLES)) ?? parseUser(text, context),
  ask: (form, context) =>
    form.kind === 'invite' ? inviting.ask(form, context) : deciding.ask(form, context),
  confirms: (form, context) => form.kind === 'invite' || (deciding.confirms?.(form, context) ?? false),
  confirmLabel: (form, words) =>
    form.kind === 'invite' ? words.t.invites.makeButton : decidedBy(form, words),
  call: (form, context) =>
    form.kind === 'invite' ? inviting.call(form, context) : deciding.call(form, context),
  show: (form, context) =>
    form.kind === 'invite' ? inviting.show(form, context) : deciding.show(form, context),
  fromInput: (input, context, form) =>
    form.kind === 'invite' ? inviteFrom(input, context, form) : personFrom(input, context, form),
  refresh: (form, context) => (form.kind === 'invite' ? Promise.resolve(form) : refreshed(form, context)),
  says: [...deciding.says, ...inviting.says, ...answered],
}

const PEOPLE_SHOWN = 8

/** The change that a button begins, of the person of this id. */
const changing =
  (change: UserForm['change']) =>
  async (id: number, context: Context): Promise<UserForm> => {
    const person = refOf(await read(context, operations['users.get'], { id }))
    return { kind: 'user', person, choices: [], typed: person.name, change }
  }

const command = defineCommand<UserForm | InviteForm>({
  name: 'user',
  aliases: ['usuario'],
  role: 'owner',
  form: handler,
  show: (text, context) => (text ? showMeant(text, context) : showPeople(context, 0)),
  reads: { users: { role: 'owner', show: showPeople }, person: { role: 'owner', show: showPerson } },
  begins: {
    user_user: changing({ role: 'user' }),
    user_admin: changing({ role: 'admin' }),
    user_owner: changing({ role: 'owner' }),
    user_off: changing({ disabled: true }),
    user_on: changing({ disabled: false }),
    invite: () => Promise.resolve(emptyInvite),
  },
})

export const user: Command = { ...command, begins: { ...command.begins, ...answers } }

async function showPeople(context: Context, wanted: number): Promise<Card> {
  const { t } = context.words
  const read = (place: { from: number; count: number }) => usersFrom(context.runtime, place)
  const { page, items, total } = await pageOf(wanted, read, PEOPLE_SHOWN)
  const rows = items.map((one) => ({
    name: one.name,
    say: (name: string) =>
      rowLine(BULLET, {
        name: `${name}${one.username ? ` @${one.username}` : ''} (${one.telegramId})`,
        value: one.disabled ? t.disabledPerson : t.roles[one.role],
        link: { is: 'user', id: one.id },
      }),
  }))
  const opens = items.map(({ id, name }) => opening(name, 'person', id))
  const head = [line(t.peopleHead(total))] as const
  const card = paged({ list: 'users', head, page, total, rows, size: PEOPLE_SHOWN, opens }, context)
  return { ...card, buttons: [...(card.buttons ?? []), [beginning(t.invites.inviteButton, 'invite', 0)]] }
}

/** One person, and what an owner may decide about them. */
async function showPerson(context: Context, id: number): Promise<Card> {
  const { words, runtime } = context
  const { t } = words
  const one = await read(context, operations['users.get'], { id })
  const name = `${one.name}${one.username ? ` @${one.username}` : ''} (id ${one.telegramId})`
  const value = one.disabled ? t.disabledPerson : t.roles[one.role]
  const seen = one.lastSeenAt && words.day(dayIn(runtime.shop.timeZone, new Date(one.lastSeenAt)))
  const roles = ROLES_OFFERED.filter((role) => role !== one.role)
  return {
    ...cardOf([
      rowLine('👤', { name, value, link: { is: 'user', id } }),
      ...(seen ? [line(t.seenOn(seen))] : []),
    ]),
    buttons: [
      one.disabled
        ? [beginning(t.enableButton, 'user_on', id)]
        : roles.map((role) => beginning(t.roleButtons[role], `user_${role}`, id)),
      ...(one.disabled
        ? []
        : [[{ ...beginning(t.disableButton, 'user_off', id), style: 'danger' as const }]]),
      [opening(t.backButton, 'users', 0)],
    ],
  }
}

const ROLES_OFFERED = ['admin', 'owner', 'user'] as const

/** Whoever is called so; which, where several may be. */
async function showMeant(typed: string, context: Context): Promise<Card> {
  const { t } = context.words
  const { person, choices } = await withPerson(typed, {}, context).catch((error: unknown) => {
    throw error instanceof CommandError ? new UsageError('user', context.words) : error
  })
  if (person) return showPerson(context, person.id)
  const each = choices.map(({ id, name, telegramId }) => ({
    id,
    label: `${name} (${telegramId})`,
    row: { name: `${name} (${telegramId})`, link: { is: 'user', id } } as const,
  }))
  return anyOf('person', t.whichPerson(typed), each)
}
