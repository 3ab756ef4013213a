// `/user @bia admin`, `/user @bia desativar`: who is who, and what owners decide about people.
import type { Role } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import { type PersonName, usersFrom } from '#domain/users/index.ts'
import { fold } from '#lib/fold.ts'
import { defineCommand } from './command.ts'
import type { Context } from './context.ts'
import { chosenOf } from './doubts.ts'
import { type AnyForm, callOf, type FormHandler, type Open, type Parsed, saying } from './form.ts'
import { BULLET, type Card, cardOf, GAP, type Line, line, linesOf, rowLine, sentence } from './message.ts'
import { type Found, find, isNear } from './names.ts'
import { CommandError } from './outcome.ts'
import { paged, pageOf } from './pages.ts'
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

const refOf = ({ id, name, telegramId, version }: PersonName): PersonRef => ({
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
  if (!change) return undefined
  if (!tokens.length) throw new CommandError(context.words.t.usage.user)
  return {
    form: await withPerson(tokens.join(' '), change, context),
    spans: [...spanOf(placed.slice(0, -1), 'person', 'user'), ...spanOf(placed.slice(-1), 'change')],
  }
}

/** Who is called so, or has that username. Throws what to say for nobody. */
async function peopleMeant(typed: string, context: Context): Promise<Found<PersonName>> {
  const people = await context.people(typed)
  const username = typed.startsWith('@') ? typed.slice(1).toLowerCase() : undefined
  const found: Found<PersonName> = username
    ? { by: 'exact', items: people.filter((one) => one.username?.toLowerCase() === username) }
    : find(typed, people)
  if (!found.items.length) throw new CommandError(context.words.t.noPerson(typed))
  return found
}

async function withPerson(typed: string, change: UserForm['change'], context: Context): Promise<UserForm> {
  const found = await peopleMeant(typed, context)
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

const handler: FormHandler<UserForm> = {
  kinds: ['user'],
  parse: parseUser,
  ask: (form, context) => (form.person ? [] : [whichPerson(form, context)]),
  confirms: ({ change }) => change.role !== undefined,

  call: ({ person, change }) =>
    callOf(operations['users.edit'], {
      ...(person ? { id: person.id, version: person.version } : {}),
      ...change,
    }),

  async show({ person, typed, change }, { words }) {
    const { t } = words
    const who = person ? `${person.name} (id ${person.telegramId})` : typed
    const name = change.role
      ? t.willGiveRole(who, t.roles[change.role])
      : change.disabled
        ? t.willDisable(who)
        : t.willEnable(who)
    return [line(name, { name, ...(person ? { link: { is: 'user', id: person.id } } : {}) })]
  },

  says: [
    saying(operations['users.edit'], ({ id, name, role, disabled }, _, { t }) =>
      disabled
        ? sentence('🚫', t.personDisabled(name), { is: 'user', id })
        : sentence('👤', t.personIs(name, t.roles[role]), { is: 'user', id }),
    ),
  ],
}

export const user = defineCommand({
  name: 'user',
  aliases: ['usuario'],
  role: 'owner',
  form: handler,
  show: (text, context) => (text ? showMeant(text, context) : showPeople(context, 0)),
  reads: { users: { role: 'owner', show: showPeople } },
})

/** Whoever is meant: all that may be, and how a role is given. */
async function showMeant(typed: string, context: Context): Promise<Card> {
  const { items } = await peopleMeant(typed, context).catch(async (error: unknown) => {
    // Somebody, and a word that is no role: how it is said.
    const name = typed.split(' ').slice(0, -1).join(' ')
    if (error instanceof CommandError && name && (await peopleMeant(name, context).catch(() => undefined)))
      throw new CommandError(context.words.t.usage.user)
    throw error
  })
  const [first, ...more] = items.map((one) => personLine(one, context))
  return first
    ? cardOf([first, ...more, GAP, ...linesOf(context.words.t.usage.user)])
    : showPeople(context, 0)
}

type Person = Pick<PersonName, 'id' | 'name' | 'username' | 'telegramId' | 'role' | 'disabled'>

const personLine = (one: Person, { words: { t } }: Context, name = one.name): Line =>
  rowLine(BULLET, {
    name: `${name}${one.username ? ` @${one.username}` : ''} (${one.telegramId})`,
    value: one.disabled ? t.disabledPerson : t.roles[one.role],
    link: { is: 'user', id: one.id },
  })

async function showPeople(context: Context, wanted: number): Promise<Card> {
  const { t } = context.words
  const { page, items, total } = await pageOf(wanted, (place) => usersFrom(context.runtime, place))
  const rows = items.map((one) => ({
    name: one.name,
    say: (name: string) => personLine(one, context, name),
  }))
  return paged({ list: 'users', head: [line(t.peopleHead)], page, total, rows }, context)
}
