// Acts that a draft of the chat waits for, done here: one effect whoever is first, and the draft's card becomes the result.
import { z } from 'zod'
import { contextOfAct, type DraftBody, type Message, saidOnScreen } from '#commands/index.ts'
import { draftsEnd, type OwnDraft, ownDraft } from '#domain/chat/index.ts'
import { DomainError } from '#domain/errors.ts'
import { type Answer, type Call as Executed, execute } from '#domain/execute.ts'
import { type Actor, mayAct, type Operation } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import { repeated } from '#domain/replay.ts'
import type { Deps } from './deps.ts'

type AnyOperation = Operation<unknown, unknown>
const declared = operations as unknown as Readonly<Partial<Record<string, AnyOperation>>>

/** The person's own. Throws `not_found` for another's, for one that the chat alone fills, and where their role may not finish it any more. */
export async function draftOf({ runtime }: Deps, actor: Actor, draftId: number) {
  const draft = await ownDraft<DraftBody>(runtime, actor.userId, draftId)
  const operation = declared[draft?.operation ?? '']
  if (!draft || draft.alone || (operation && !mayAct(actor.role, operation.role)))
    throw new DomainError('not_found')
  return draft
}

/** What was heard stays above what is said of it. */
export const below = <M extends Message>({ lead }: { readonly lead: string | null }, message: M): M =>
  lead === null ? message : { ...message, lead }

interface Ended {
  readonly id: number
  readonly ended: 'answered' | 'cancelled'
  /** Stands where its card was. */
  readonly message: Message
}

/** Ends it, and its card says so; one that ended before stays as it ended. */
export async function endDraft(
  { runtime, chat }: Deps,
  actor: Actor,
  { id, ended, message }: Ended,
  how: Pick<Executed, 'request' | 'intentKey'> = {},
): Promise<Answer<null>> {
  const payload = chat ? JSON.stringify(chat.payload(message)) : null
  const answer = await execute(runtime, draftsEnd, {
    actor,
    source: 'screen',
    ...how,
    input: { id, ended, payload },
  })
  chat?.wake()
  return answer
}

/** How a request's key names a draft; the chat acts under the same. */
const OF_DRAFT = /^http:(intent:([1-9]\d{0,14}))$/

interface Act {
  readonly deps: Deps
  readonly actor: Actor
  readonly input: unknown
  readonly intentKey: string | undefined
}

/** Runs a write of the API. One whose key names a draft finishes that. */
export function act(
  operation: AnyOperation,
  { deps, actor, input, intentKey }: Act,
): Promise<Answer<unknown>> {
  const [, key, id] = OF_DRAFT.exec(intentKey ?? '') ?? []
  if (key !== undefined) return finish(operation, { deps, actor, input }, { key, id: Number(id) })
  const how = intentKey === undefined ? {} : { intentKey }
  return execute(deps.runtime, operation, { actor, input, source: 'http', ...how })
}

/**
 * The act stands for its draft, as in the chat: what was done there under the key is the answer here. Throws `not_found` for another's
 * draft and one that the chat alone fills, `idempotency_mismatch` for one that ends in another operation, has sold other goods or told other words, `wrong_state` for one that was given up
 * or is too old.
 */
async function finish(
  operation: AnyOperation,
  { deps, actor, input }: Omit<Act, 'intentKey'>,
  { key, id }: { readonly key: string; readonly id: number },
): Promise<Answer<unknown>> {
  const { runtime } = deps
  const request = { draft: id }
  const needs = () => operation.role
  const done = () => repeated(runtime.database, { actorId: actor.userId, key, request, needs })
  const before = await done()
  // What was done is told for longer than its draft is kept.
  const draft = before ? await ownDraft<DraftBody>(runtime, actor.userId, id) : await draftOf(deps, actor, id)
  if (draft?.alone) throw new DomainError('not_found')
  if (draft && draft.operation !== null && draft.operation !== operation.name)
    throw new DomainError('idempotency_mismatch')
  // The chat may have done it between the two looks.
  if (draft?.ended && !before && !(await done())) throw new DomainError('wrong_state', { state: draft.ended })
  const isOpen = draft && !draft.ended
  const messageContext = isOpen ? await contextOfAct(runtime, actor, draft.body, input) : {}
  const answer = await execute(runtime, operation, {
    actor,
    input,
    source: 'http',
    intentKey: key,
    request,
    messageContext,
  })
  // One that ended has its result already. What a crash leaves undone here, the next that comes with the key does.
  if (draft && draft.ended !== 'answered' && draft.operation !== null)
    await tell(deps, actor, draft, { id, operation: operation.name, answer, messageContext })
  // Answered as if it were done, what was put in since would be handed out, or told of, and recorded nowhere.
  if (answer.replayed && isOther(operation, input, answer.value))
    throw new DomainError('idempotency_mismatch')
  return answer
}

const sold = z.object({ items: z.array(z.object({ productId: z.number(), quantity: z.number() })) })

/** So much of each product, in whatever lines; the same for all that sells none. */
function goodsIn(value: unknown): string {
  const milli = new Map<number, number>()
  for (const { productId, quantity } of sold.safeParse(value).data?.items ?? [])
    milli.set(productId, (milli.get(productId) ?? 0) + Math.round(quantity * 1000))
  return JSON.stringify([...milli].toSorted(([one], [other]) => one - other))
}

/** Whether what was done is other goods, at another price, or other words to many, than is said here. */
const isOther = (operation: AnyOperation, input: unknown, done: unknown): boolean =>
  goodsIn(input) !== goodsIn(done) ||
  priceIn(operation, input) !== priceIn(operation, done) ||
  wordsIn(operation, input) !== wordsIn(operation, done)

const told = z.object({
  text: z.string().default(''),
  poll: z.object({ question: z.string(), options: z.array(z.string()) }).nullish(),
})

/** What many are told; the same for all that tells nobody. */
function wordsIn({ name }: AnyOperation, value: unknown): string {
  const { text, poll } = told.safeParse(value).data ?? {}
  return name === 'broadcasts.create' ? JSON.stringify([text, poll?.question, poll?.options]) : ''
}

const priced = z.object({ price: z.number(), unit: z.string().default('un') })

/** What a new product costs, and of which unit; the same for all that makes none. */
function priceIn({ name }: AnyOperation, value: unknown): string {
  return name === 'products.create' ? JSON.stringify(priced.safeParse(value).data ?? null) : ''
}

type Told = Parameters<typeof saidOnScreen>[3] & { readonly id: number }

async function tell(
  deps: Deps,
  actor: Actor,
  draft: OwnDraft<DraftBody>,
  { id, ...done }: Told,
): Promise<void> {
  const message = below(draft, await saidOnScreen(deps.runtime, actor, draft.body, done))
  await endDraft(deps, actor, { id, ended: 'answered', message })
}
