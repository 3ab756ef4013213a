// `/user @bia admin`, `/user @bia desativar`: what owners decide about people.

import type { Role } from '#domain/operation.ts'
import type { PersonName } from '#domain/users/index.ts'
import { fold } from '#lib/fold.ts'
import type { Context } from './context.ts'
import { isChosen } from './doubts.ts'
import type { Family } from './family.ts'
import { find } from './names.ts'
import { CommandError, type PersonRef, type UserForm } from './outcome.ts'
import { tokensOf } from './tokens.ts'

const ROLES: Readonly<Record<string, Role>> = {
  user: 'user',
  cliente: 'user',
  customer: 'user',
  admin: 'admin',
  equipe: 'admin',
  staff: 'admin',
  owner: 'owner',
  dono: 'owner',
  dona: 'owner',
  gestao: 'owner',
}
const OFF = /^(desativar|disable|bloquear)$/
const ON = /^(ativar|enable|reativar)$/

const refOf = ({ id, name, telegramId, version }: PersonName): PersonRef => ({
  id,
  name,
  telegramId,
  version,
})

export async function parseUser(text: string, context: Context): Promise<UserForm> {
  const tokens = tokensOf(text)
  const verb = fold(tokens.pop() ?? '')
  const role = ROLES[verb]
  const change = role
    ? { role }
    : OFF.test(verb)
      ? { disabled: true }
      : ON.test(verb)
        ? { disabled: false }
        : undefined
  if (!change || !tokens.length) throw new CommandError(context.words.t.usage.user)
  return withPerson(tokens.join(' '), change, context)
}

async function withPerson(typed: string, change: UserForm['change'], context: Context): Promise<UserForm> {
  const people = await context.people(typed)
  const username = typed.startsWith('@') ? typed.slice(1).toLowerCase() : undefined
  const found = username
    ? { by: 'exact', items: people.filter((one) => one.username?.toLowerCase() === username) }
    : find(typed, people)
  const [only, other] = found.items
  if (!only) throw new CommandError(context.words.t.noPerson(typed))
  // A slip is never taken silently.
  if (other || found.by === 'slip')
    return { kind: 'user', person: null, choices: found.items.map(refOf), typed, change }
  return { kind: 'user', person: refOf(only), choices: [], typed, change }
}

export const userFamily: Family<UserForm> = {
  open(form, { words }) {
    if (form.person) return []
    const choices = form.choices.map(({ id, name, telegramId }) => ({ id, name: `${name} (${telegramId})` }))
    return [{ key: 'user', question: words.t.whichPerson(form.typed), choices }]
  },

  async settle(form, _, value, { words }) {
    const person = form.choices.find(({ id }) => isChosen(id, value))
    if (!person) throw new CommandError(words.t.notOffered)
    return { ...form, person, choices: [] }
  },

  answer: (form, _, text, context) => withPerson(text, form.change, context),

  call: ({ person, change }) => ({
    operation: 'users.edit',
    input: { ...(person ? { id: person.id, version: person.version } : {}), ...change },
  }),

  async show({ person, typed, change }, { words }) {
    const who = person ? `${person.name} (id ${person.telegramId})` : typed
    if (change.role) return words.t.willGiveRole(who, words.t.roles[change.role])
    return change.disabled ? words.t.willDisable(who) : words.t.willEnable(who)
  },

  refresh: async (form) => form,
}
