// `/start i_…`: an invite is opened by its link, and says what it gave; an owner's asks an owner first.
import { DomainError } from '#domain/errors.ts'
import { execute } from '#domain/execute.ts'
import { type Asked, isInvite } from '#domain/invites/index.ts'
import { operations } from '#domain/operations.ts'
import { shopNow } from '#domain/settings/index.ts'
import type { Begin, Command } from './command.ts'
import type { Context } from './context.ts'
import { doneBefore, doneOutcome } from './done.ts'
import { saying } from './form.ts'
import { type Button, type Card, cardOf, line, type Message, sentence } from './message.ts'
import type { Outcome, RunOptions } from './outcome.ts'
import { beginning } from './reads.ts'
import type { Words } from './words.ts'

const opened = saying(
  operations['invites.open'],
  ({ outcome, role, customer }, { shop = '' }, { t }) => {
    const { invites } = t
    if (outcome === 'already') return sentence('', invites.already)
    if (outcome !== 'joined') return sentence('', invites.waits)
    const more = customer ? [line(invites.linked(customer.name))] : []
    return cardOf([line(invites.joined[role](shop)), ...more])
  },
  {
    now: async (_, { runtime }) => ({ shop: (await shopNow(runtime)).name }),
    next: ({ outcome, role }, { t }): readonly Button[] =>
      outcome === 'joined'
        ? [
            {
              label: t.invites.begin,
              action: { do: 'page', list: role === 'user' ? 'home' : 'tour', page: 0, below: true },
            },
          ]
        : [],
  },
)

/** The command that links begin, opening invites too. */
export const withInvites = (command: Command): Command => ({
  ...command,
  says: [...command.says, opened],
  async run(typed, context, options) {
    const code = typed.text.trim()
    return isInvite(code) ? open(code, context, options) : command.run(typed, context, options)
  },
})

const said = (message: Card): Outcome => ({ status: 'said', message })

/** Whatever is wrong with one is said alike: who guesses learns nothing. */
async function open(code: string, context: Context, options: RunOptions): Promise<Outcome> {
  const { runtime, actor, words } = context
  const { invites } = words.t
  // Handed on, or only looked at: nothing is opened by that, and nothing is told of it.
  if (options.asks || options.preview) return said(sentence('', invites.byLink))
  const before = await doneBefore([opened], context, options)
  if (before) return before
  try {
    const { source, intentKey, request } = options
    const how = {
      ...(intentKey === undefined ? {} : { intentKey }),
      ...(request === undefined ? {} : { request }),
    }
    const operation = operations['invites.open']
    const answer = await execute(runtime, operation, { actor, input: { code }, source, ...how })
    return await doneOutcome([opened], operation.name, answer, {}, context)
  } catch (error) {
    const isWrong = error instanceof DomainError && ['not_found', 'invalid_input'].includes(error.code)
    if (!isWrong) throw error
    return said(sentence('', invites.invalid))
  }
}

const called = ({ person: { name, username } }: Asked) => (username ? `${name} (@${username})` : name)

/** What an owner is asked about somebody who opened an invite that makes an owner; one tap answers. */
export const askOwner = (asked: Asked, { t: { invites } }: Words): Message => ({
  text: invites.asks(called(asked)),
  buttons: [
    [{ ...beginning(invites.yes, 'invite_yes', asked.id), style: 'success' }],
    [{ ...beginning(invites.no, 'invite_no', asked.id), style: 'danger' }],
  ],
})

/** What an owner's answer means to who waited for it; undefined while there is none. */
export function answerToAsked(
  { state }: Asked,
  shop: string,
  { t: { invites } }: Words,
): Message | undefined {
  if (state === 'used') return { text: invites.youAreIn(shop) }
  return state === 'revoked' ? { text: invites.youAreNot } : undefined
}

export const answered = [
  saying(operations['invites.grant'], ({ usedBy }, _, { t }) =>
    sentence('', t.invites.granted(usedBy?.name ?? '')),
  ),
  saying(operations['invites.revoke'], (_, __, { t }) => sentence('', t.invites.refused)),
]

/** The question was the card itself: a tap on it acts. */
const answering =
  (name: 'invites.grant' | 'invites.revoke'): Begin =>
  async (id, context, { source, intentKey }) => {
    const { runtime, actor } = context
    const key = intentKey === undefined ? {} : { intentKey }
    const call = { actor, input: { id }, source, ...key }
    const answer =
      name === 'invites.grant'
        ? await execute(runtime, operations[name], call)
        : await execute(runtime, operations[name], call)
    return doneOutcome(answered, name, answer, {}, context)
  }

export const answers: Readonly<Record<string, Begin>> = {
  invite_yes: answering('invites.grant'),
  invite_no: answering('invites.revoke'),
}
