// `/user convidar equipe Caio`: an invite on its way, from the role that it gives to the link that is sent.

import { invalid } from '#domain/errors.ts'
import { linkOfInvite } from '#domain/invites/index.ts'
import type { Role } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import { readPart } from '#domain/read-input.ts'
import { fold } from '#lib/fold.ts'
import { NAME_MAX } from '#lib/limits.ts'
import { dayIn } from '#locales/format.ts'
import type { Context } from './context.ts'
import { type AnyForm, callOf, type FormHandler, onlyFields, type Parsed, saying } from './form.ts'
import { type Button, cardOf, line } from './message.ts'
import { find } from './names.ts'
import { CommandError, UsageError } from './outcome.ts'
import { placedIn, spanOf } from './tokens.ts'

export interface InviteForm extends AnyForm {
  readonly kind: 'invite'
  readonly role: Role | null
  readonly name: string | null
  readonly customerId: number | null
}

const VERB = /^(convidar|convite|invite)$/
const ROLES_OFFERED = ['admin', 'user', 'owner'] as const
const roleIn = (value: string | number): Role | undefined => ROLES_OFFERED.find((role) => role === value)

export const emptyInvite: InviteForm = { kind: 'invite', role: null, name: null, customerId: null }

/** Undefined where the line invites nobody. `roles`: what people write for each. */
export async function parseInvite(
  text: string,
  context: Context,
  roles: ReadonlyMap<string, Role>,
): Promise<Parsed<InviteForm> | undefined> {
  const placed = placedIn(text)
  if (!VERB.test(fold(placed[0]?.text ?? ''))) return undefined
  const role = roles.get(fold(placed[1]?.text ?? '')) ?? null
  const rest = placed.slice(role ? 2 : 1)
  const name = rest.map((one) => one.text).join(' ') || null
  if (name && name.length > NAME_MAX) throw new UsageError('user', context.words)
  return {
    form: await withAccount({ ...emptyInvite, role, name }, context),
    spans: [...spanOf(placed.slice(0, role ? 2 : 1), 'change'), ...spanOf(rest, 'person', 'name')],
  }
}

/** A customer's is for the account of just that name, where there is one. */
async function withAccount(form: InviteForm, context: Context): Promise<InviteForm> {
  if (form.role !== 'user' || form.name === null) return form
  const { by, items } = find(form.name, await context.customers(form.name))
  const [only, other] = items
  return by === 'exact' && only && !other ? { ...form, name: only.name, customerId: only.id } : form
}

const made = saying(
  operations['invites.create'],
  ({ role, name, customer }, { link, until = '' }, words) => {
    const { invites } = words.t
    return cardOf([
      line(invites.made(customer?.name ?? name, invites.as[role])),
      ...(link ? [line(invites.sendIt(words.day(until))), line(link)] : []),
      ...(role === 'owner' ? [line(invites.asksOwner)] : []),
    ])
  },
  {
    now: async ({ id, expiresAt }, { runtime, actor }) => {
      const link = await linkOfInvite(runtime, actor.userId, id)
      return link === null ? {} : { link, until: dayIn(runtime.shop.timeZone, new Date(expiresAt)) }
    },
    next: ({ link }, { t: { invites } }): readonly Button[] =>
      link?.startsWith('https:')
        ? [
            { label: invites.copyLink, action: { do: 'copy', text: link } },
            { label: invites.sendLink, action: { do: 'share', link } },
          ]
        : [],
  },
)

/** From what another door knows of it; how long it is good is the screen's to say. */
export async function inviteFrom(input: unknown, context: Context, before: InviteForm): Promise<InviteForm> {
  const given = readPart(operations['invites.create'].input, input)
  const { role = null, name = null, customerId } = onlyFields(given, ['role', 'name', 'customerId'])
  if (customerId === undefined) return { ...before, role, name, customerId: null }
  const [one] = await context.customersOf([customerId])
  if (!one) throw invalid('customerId', 'no_such')
  return { ...before, role, name: one.name, customerId: one.id }
}

export const inviting: FormHandler<InviteForm> = {
  kinds: ['invite'],
  parse: () => Promise.resolve(undefined),
  ask: (form, context) => {
    const { invites } = context.words.t
    if (form.role) return []
    const settle = (value: string | number) => {
      const role = roleIn(value)
      if (!role) throw new CommandError(context.words.t.notOffered)
      return withAccount({ ...form, role }, context)
    }
    const named = (typed: string) =>
      ROLES_OFFERED.find((role) => fold(invites.roleChoices[role]) === fold(typed)) ?? typed
    return [
      {
        key: 'role',
        question: invites.whichRole,
        choices: ROLES_OFFERED.map((role) => ({ id: role, name: invites.roleChoices[role] })),
        settle,
        answer: (text) => settle(named(text)),
      },
    ]
  },
  confirms: () => true,
  confirmLabel: (_, { t }) => t.invites.makeButton,
  call: ({ role, name, customerId }) =>
    callOf(operations['invites.create'], {
      ...(role ? { role } : {}),
      ...(customerId === null ? (name === null ? {} : { name }) : { customerId }),
    }),
  show: ({ role, name }, { words: { t } }) =>
    Promise.resolve(role ? [line(t.invites.will(name, t.invites.as[role]))] : undefined),
  says: [made],
}
