// Whose account it is: shown by one's own telephone and agreed to by the team, or picked among people on Telegram.
import { DomainError } from '#domain/errors.ts'
import { execute } from '#domain/execute.ts'
import type { AskedLink } from '#domain/links/index.ts'
import { type Actor, mayAct } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import type { Runtime } from '#domain/runtime.ts'
import { personMet } from '#domain/users/index.ts'
import type { Begin } from './command.ts'
import { Context } from './context.ts'
import { doneOutcome } from './done.ts'
import { saying } from './form.ts'
import { type Button, type Message, sentence } from './message.ts'
import type { RunOptions } from './outcome.ts'
import { beginning, onScreen, read } from './reads.ts'
import type { Words } from './words.ts'

/** What Telegram gives back of a request: 32 bits. */
const REQUEST_MAX = 2 ** 31 - 1

export const linkSays = [
  saying(operations['customers.edit'], ({ name }, _, { t }) => sentence('', t.links.linked(name))),
  saying(operations['links.grant'], ({ customer }, _, { t }) =>
    sentence('', t.links.linked(customer?.name ?? '')),
  ),
  saying(operations['links.refuse'], (_, __, { t }) => sentence('', t.links.refused)),
]

const begins = (label: string, name: string, id: number): Button => ({
  label,
  action: { do: 'begin', name, id },
})
export const phoneButton = ({ t }: Words): Button => begins(t.links.phoneButton, 'own_phone', 0)
export const linkButton = ({ t }: Words, customerId: number): Button =>
  begins(t.links.linkButton, 'link', customerId)

const askPhone: Begin = (_, { words: { t } }) =>
  Promise.resolve({
    status: 'said',
    message: {
      ...sentence('', t.links.showPhone),
      keyboard: { label: t.links.phoneButton, asks: 'phone' },
    },
  })

const askPerson: Begin = async (id, context) => {
  const { t } = context.words
  if (!mayAct(context.actor.role, 'admin')) throw new DomainError('forbidden', { role: 'admin' })
  const { name, userId } = await read(context, operations['customers.get'], { id })
  if (userId !== null) throw new DomainError('wrong_state', { state: 'linked' })
  if (id > REQUEST_MAX) throw new DomainError('not_found')
  return {
    status: 'said',
    message: {
      ...sentence('', t.links.pick(name)),
      keyboard: { label: t.links.pickButton, asks: 'person', id },
    },
  }
}

/** The question was the card itself: a tap on it acts. */
const answering =
  (name: 'links.grant' | 'links.refuse'): Begin =>
  async (id, context, { source, intentKey }) => {
    const key = intentKey === undefined ? {} : { intentKey }
    const answer = await execute(context.runtime, operations[name], {
      actor: context.actor,
      input: { id },
      source,
      ...key,
    })
    return doneOutcome(linkSays, name, answer, {}, context)
  }

export const linkBegins: Readonly<Record<string, Begin>> = {
  own_phone: askPhone,
  link: askPerson,
  link_yes: answering('links.grant'),
  link_no: answering('links.refuse'),
}

/** Somebody has shown their own telephone. Whatever comes of it, they are told alike. */
export async function phoneShown(
  runtime: Runtime,
  actor: Actor,
  phone: string,
  { source, intentKey }: RunOptions,
): Promise<Message> {
  const { words } = new Context(runtime, actor)
  const key = intentKey === undefined ? {} : { intentKey }
  await execute(runtime, operations['links.ask'], { actor, input: { phone }, source, ...key })
  return { text: words.t.links.shown, keyboard: 'gone' }
}

/** Somebody of the team has picked who a customer is. Rights are those of linking. */
export async function personPicked(
  runtime: Runtime,
  actor: Actor,
  { customerId, telegramId }: { customerId: number; telegramId: number },
  { source, intentKey }: RunOptions,
): Promise<Message> {
  const context = new Context(runtime, actor)
  const { t } = context.words
  const { id, name, version } = await read(context, operations['customers.get'], { id: customerId })
  const met = await personMet(runtime, telegramId)
  if (!met) return { text: t.links.notMet(name), buttons: [[onScreen(t.onScreen, `customers/${id}`)]] }
  const key = intentKey === undefined ? {} : { intentKey }
  const operation = operations['customers.edit']
  const input = { id, version, userId: met.id }
  const answer = await execute(runtime, operation, {
    actor,
    input,
    // Delivered again, it is the same: the version that was read is not what was asked for.
    request: { customerId, telegramId },
    source,
    ...key,
  })
  return (await doneOutcome(linkSays, operation.name, answer, {}, context)).message
}

const called = ({ person: { name, username } }: AskedLink) => (username ? `${name} (@${username})` : name)

/** What each of the team is asked about somebody who has shown a telephone; the first tap answers. */
export const askTeam = (asked: AskedLink, { t: { links } }: Words): Message => ({
  text: links.asks(called(asked), asked.customer.name),
  buttons: [
    [{ ...beginning(links.yes, 'link_yes', asked.id), style: 'success' }],
    [{ ...beginning(links.no, 'link_no', asked.id), style: 'danger' }],
  ],
})

/** What a yes means to who asked; a no is not told: it would say that there is such an account. */
export const answerToLink = (
  { state, customer }: AskedLink,
  shop: string,
  { t: { links } }: Words,
): Message | undefined =>
  state === 'granted'
    ? {
        text: links.isYours(customer.name, shop),
        buttons: [[{ label: links.see, action: { do: 'page', list: 'mine', page: 0, below: true } }]],
      }
    : undefined
