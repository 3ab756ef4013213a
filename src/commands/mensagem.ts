// `/mensagem`: what an owner tells many: to whom, what, as it will look and to how many, then out; and how far it is.
import { operations } from '#domain/operations.ts'
import { fold } from '#lib/fold.ts'
import { readMarked } from '#lib/marked.ts'
import { audienceOf, type Said, type TellForm, WHOM, type Whom } from './broadcast-form.ts'
import { broadcastFrom, counted } from './broadcast-input.ts'
import { type Begin, type Command, defineCommand } from './command.ts'
import type { Context } from './context.ts'
import { doneOutcome } from './done.ts'
import { callOf, type FormHandler, type Open, saying } from './form.ts'
import { type Card, cardOf, line } from './message.ts'
import { CommandError, type DraftBody } from './outcome.ts'
import { beginning, onScreen, opening, read } from './reads.ts'
import type { Words } from './words.ts'

const empty: TellForm = { kind: 'broadcast', whom: null, reaches: 0, said: null }

const isWhom = (value: unknown): value is Whom => WHOM.some((one) => one === value)

/** The roles or debts that it may go to, with how many each reaches. */
async function whatWhom(form: TellForm, context: Context): Promise<Open<TellForm>> {
  const { t } = context.words
  const counts = await Promise.all(WHOM.map((whom) => counted(context, audienceOf(whom))))
  const take = (whom: Whom | undefined): TellForm => {
    if (!whom) throw new CommandError(t.notOffered)
    return { ...form, whom, reaches: counts[WHOM.indexOf(whom)] ?? 0 }
  }
  return {
    key: 'whom',
    question: t.tell.whom,
    choices: WHOM.map((whom, at) => ({ id: whom, name: `${t.tell.audiences[whom]} ${counts[at]}` })),
    perRow: 2,
    settle: (value) => take(isWhom(value) ? value : undefined),
    answer: (text) => take(WHOM.find((whom) => fold(t.tell.audiences[whom]) === fold(text))),
  }
}

const whatSaid = (form: TellForm, { t }: Words): Open<TellForm> => ({
  key: 'said',
  question: t.tell.what,
  choices: [],
  settle: (value) => ({ ...form, said: fit(JSON.parse(String(value)), t) }),
  answer: (text) => ({ ...form, said: fit(readMarked(text), t) }),
})

/** As the operation takes it. Throws what to say of what it does not. */
function fit(given: unknown, t: Words['t']): Said {
  const read = operations['broadcasts.try'].input.safeParse(given)
  if (read.success) return read.data
  const long = read.error.issues.find(({ path }) => path[0] === 'text')
  const text = (given as { text?: unknown }).text
  const most = (given as { media?: unknown }).media === undefined ? 4096 : 1024
  throw new CommandError(
    long && typeof text === 'string' && text.length > most
      ? t.tell.tooLong(text.length - most)
      : t.tell.unfit,
  )
}

const handler: FormHandler<TellForm> = {
  kinds: ['broadcast'],
  parse: (text, { words }) =>
    Promise.resolve(
      text.trim()
        ? { form: { ...empty, said: fit(readMarked(text.trim()), words.t) }, spans: [] }
        : undefined,
    ),
  async ask(form, context) {
    if (!form.whom)
      return [await whatWhom(form, context), ...(form.said ? [] : [whatSaid(form, context.words)])]
    return form.said ? [] : [whatSaid(form, context.words)]
  },
  confirms: () => true,
  confirmLabel: ({ reaches }, { t }) => t.tell.send(reaches),
  async refresh(form, context) {
    const reaches = form.whom ? await counted(context, audienceOf(form.whom)) : 0
    return reaches === form.reaches ? form : { ...form, reaches }
  },
  call: ({ whom, said }) =>
    callOf(operations['broadcasts.create'], { ...said, ...(whom ? { audience: audienceOf(whom) } : {}) }),
  show({ whom, reaches, said }, { words: { t } }) {
    if (!whom) return Promise.resolve(undefined)
    const to = line(t.tell.goesTo(typeof whom === 'string' ? t.tell.audiences[whom] : t.tell.chosen, reaches))
    return Promise.resolve([to, ...(said ? looks(said, t) : [])])
  },
  fromInput: broadcastFrom,
  says: [
    saying(operations['broadcasts.create'], (made, _, { t }) => progress(made, t), {
      next: ({ id }, { t }) => [beginning(t.tell.stop, 'broadcast_stop', id)],
    }),
    saying(operations['broadcasts.stop'], (one, _, { t }) => progress(one, t), {
      next: ({ id, votes }, { t }) => [onScreen(votes ? t.tell.answers : t.tell.more, `/broadcasts/${id}`)],
    }),
  ],
}

/** As it will look: its photo is said, its text stands, its poll with its options. */
function looks({ text, media, poll }: Said, t: Words['t']) {
  const parts = [
    ...(media ? [t.tell.photo] : []),
    ...(text ? text.split('\n') : []),
    ...(poll ? [`📊 ${poll.question}`, ...poll.options.map((option) => `◯ ${option}`)] : []),
  ]
  return [line(''), ...parts.map((part) => line(part))]
}

interface Going {
  readonly state: 'sending' | 'done' | 'stopped'
  readonly audience: number
  readonly sent: number
  readonly failed: number
  readonly votes: readonly { readonly option: string; readonly count: number }[] | null
  readonly missed?: readonly { readonly name: string; readonly why: keyof Words['t']['tell']['why'] }[]
}

/** `📣 5 de 9…`, then who has it, who has not and why, and what was answered. */
function progress({ state, audience, sent, failed, votes, missed = [] }: Going, { tell }: Words['t']): Card {
  const head =
    state === 'sending' ? tell.going(sent + failed, audience) : tell.arrived(sent, state === 'stopped')
  const lost = missed.map(({ name, why }) => `${name} (${tell.why[why]})`)
  return cardOf([
    line(head),
    ...(lost.length ? [line(tell.missed(lost.slice(0, 10).join(', ')))] : []),
    ...(votes ?? []).map(({ option, count }) =>
      line(`${option}: ${count}`, { name: option, value: String(count) }),
    ),
  ])
}

interface One extends Going {
  readonly id: number
}

/** The same with what one does next, as the card from which it was sent says it by itself. */
export function progressCard(one: One, { t }: Words): Card {
  const { id, state, votes } = one
  const next =
    state === 'sending'
      ? beginning(t.tell.stop, 'broadcast_stop', id)
      : onScreen(votes ? t.tell.answers : t.tell.more, `/broadcasts/${id}`)
  return { ...progress(one, t), buttons: [[next]] }
}

/** Looked at again: it says nothing by itself. */
async function showOne(context: Context, id: number): Promise<Card> {
  const { words } = context
  const one = await read(context, operations['broadcasts.get'], { id })
  const card = progressCard(one, words)
  const isMoving = one.state === 'sending' || one.votes !== null
  if (!isMoving) return card
  const again = opening(words.t.tell.look, 'broadcast', id)
  return { ...card, buttons: (card.buttons ?? []).map((row) => [again, ...row]) }
}

/** The last ones, each a button. */
async function showAll(context: Context): Promise<Card> {
  const { t } = context.words
  const { items } = await read(context, operations['broadcasts.list'], { limit: 5 })
  if (!items.length) return cardOf([line(t.tell.none)])
  const nameOf = ({ text, poll }: (typeof items)[number]) =>
    (text || poll?.question || t.tell.photo).slice(0, 40)
  return {
    ...cardOf([line(t.tell.last), ...items.map((one) => line(`· ${nameOf(one)}`))]),
    buttons: items.map((one) => [opening(nameOf(one), 'broadcast', one.id)]),
  }
}

const command = defineCommand<TellForm>({
  name: 'mensagem',
  aliases: ['message'],
  role: 'owner',
  form: handler,
  opens: () => Promise.resolve(empty),
  show: (_, context) => showAll(context),
  reads: { broadcast: { role: 'owner', show: showOne } },
})

const stopping: Begin = async (id, context, { source, intentKey }) => {
  const { runtime, actor } = context
  const call = callOf(operations['broadcasts.stop'], { id })
  const answer = await call.run(runtime, { actor, source, ...(intentKey === undefined ? {} : { intentKey }) })
  return doneOutcome(handler.says, call.operation, answer, {}, context)
}

export const mensagem: Command = { ...command, begins: { ...command.begins, broadcast_stop: stopping } }

/** Whether it waits for what is to be told, which may be a photo, a poll, or words with marks. */
export const asksWhatToTell = ({ form }: DraftBody): boolean =>
  form.kind === 'broadcast' && (form as TellForm).whom !== null && (form as TellForm).said === null
