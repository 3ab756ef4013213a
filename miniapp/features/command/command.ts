// Comando: one line, understood while it is typed; the card is what will be stored, and the button says it.
import { useEffect, useLayoutEffect } from 'preact/hooks'
import type { ApiError } from '../../client/api.ts'
import type { CommandAnswer, Customer } from '../../client/api-types.ts'
import { place, replace } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { language, words } from '../../client/words.ts'
import { Banner } from '../../ui/banner.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { MainButton } from '../../ui/main-button.ts'
import pageStyles from '../../ui/page.module.css'
import { Refused } from '../../ui/refused.ts'
import { recent } from '../customers/held.ts'
import { customerOf } from '../debts/accounts.ts'
import { productById, products } from '../products/held.ts'
import { actOf } from './acts.ts'
import styles from './command.module.css'
import { Examples } from './examples.ts'
import { GoodsCard } from './goods-card.ts'
import { commandNames, commands, offered } from './known.ts'
import { choices, choose, outgrown, pieces, text, type } from './line.ts'
import { LineField } from './line-field.ts'
import { OpenQuestion } from './open-question.ts'
import { PayCard } from './pay-card.ts'
import { NOTHING, piecesIn } from './pieces.ts'
import { type Reading, useReading } from './reading.ts'
import { Results } from './results.ts'
import { busy, refusal, result, round, run, unanswered } from './run.ts'
import { Said } from './said.ts'
import { SaleCard, saleRead } from './sale-card.ts'
import { Listening, NotHeard, Spoken } from './speaking.ts'
import { Suggestions } from './suggestions.ts'
import { isSale, typedIn } from './typed.ts'
import { rest, speak, voice } from './voice.ts'

const set = (next: string) => {
  refusal.value = null
  result.value = null
  rest()
  type(next)
}
const say = () => {
  set('')
  speak()
}

export function Screen() {
  const t = words('command').command
  commands.use()
  useEffect(() => void commands.refresh(), [language.value])
  useEffect(() => {
    const { q } = place.peek().query
    if (!q) return
    set(q)
    replace('/command')
  }, [])
  useEffect(() => rest, [])
  const isStaff = person.value?.role !== 'user'
  const typed = typedIn(text.value, commandNames.value)
  const reading = useReading(typed?.command ?? null, choices.value, round.value)
  const isCurrent = reading.of?.command === typed?.command && reading.of?.choices === choices.value
  const { of } = reading
  const { answer, error, unread } = meant(reading, typed?.isTried ?? false)
  useEffect(() => {
    if (isCurrent && reading.error?.status === 400) outgrown()
  }, [isCurrent, reading.error])
  useLayoutEffect(() => {
    if (!typed || !answer) pieces.value = NOTHING
    else if (isCurrent) pieces.value = piecesIn(text.peek(), answer.message.spans ?? [], typed)
  }, [isCurrent, answer, !typed])
  const isFound = !typed || (!answer && (typed.isTried || error))
  const ready = isCurrent && answer?.status === 'preview' ? answer : null
  const press = () => {
    if (unanswered.peek() || ready) void run(of)
  }
  const look = classes(pageStyles.page, pageStyles.withAct, styles.command)
  if (voice.value === 'listening' || voice.value === 'away')
    return html`<main class=${look}>
      <h1 class="hidden" tabindex="-1">${t.title}</h1>
      ${part(LineField, { text: text.value, set, asked: [], enter: press, speak: say })}
      ${voice.value === 'listening' ? part(Listening) : part(NotHeard)}
    </main>`
  return html`<main class=${look}>
    ${isStaff && part(Warm)}
    <h1 class="hidden" tabindex="-1">${t.title}</h1>
    ${part(LineField, { text: text.value, set, asked: askedOf(answer), enter: press, speak: say })}
    ${(voice.value === 'heard' || voice.value === 'silent') && part(Spoken, { speak: say })}
    ${typed && answer && part(Read, { answer })}
    ${typed && isCurrent && error && part(Unread, { error })}
    ${part(Stopped)}
    ${!text.value && result.value && part(Said, { message: result.value })}
    ${!text.value && !result.value && part(Examples, { runnable: offered.value, set })}
    ${isFound && part(Results, { text: text.value, none: error ? null : part(None, { why: isCurrent ? unread : null }) })}
    ${part(Suggestions, { text: text.value, pieces: isOfSale(answer) ? pieces.value : NOTHING, set })}
    ${
      unanswered.value
        ? part(MainButton, { text: t.again, press, busy: busy.value })
        : ready && part(MainButton, { text: actOf(ready), press, busy: busy.value })
    }
  </main>`
}

/** What is read of it. Words without a command that say nothing to do are only looked for: `unread` says why they do not. */
function meant({ answer, error }: Reading, isTried: boolean) {
  if (isTried && error?.status === 400) return { answer: null, error: null, unread: error }
  const isNone = isTried && answer !== null && !isSale(answer.message.spans ?? [])
  return { answer: isNone ? null : answer, error, unread: null }
}

const isOfSale = (answer: CommandAnswer | null) => answer?.operation === 'sales.create'

/** Nothing is found: one word is nobody and nothing; several may have been meant as a sale, that has something wrong. */
function None({ why }: { why: ApiError | null }) {
  const typed = text.value.trim()
  if (why && /\s/.test(typed)) return part(Unread, { error: why })
  return html`<p class=${classes('second muted', styles.nothing)}>${words('command').command.nothing(typed)}</p>`
}

/** The keys of what fits several. */
const askedOf = (answer: CommandAnswer | null): readonly string[] =>
  answer?.status === 'needs_input' ? Object.keys(answer.choices) : []

/** Why the last press did nothing yet: the line that nobody has answered, or the refusal. */
function Stopped() {
  const { didNotGo } = words('frame').miniapp
  const open = unanswered.value
  if (open && !busy.value) return part(Banner, { title: didNotGo, line: `“${open.line}”` })
  return part(Refused, { error: refusal.value })
}

/** Why the line is none, in the chat's own sentence. */
const Unread = ({ error }: { error: ApiError }) =>
  error.isOpen ? part(Refused, { error }) : part(Banner, { title: error.body?.detail ?? '', role: 'status' })

/** What the line is understood by. */
function Warm() {
  products.use()
  recent.use()
  return null
}

type Understood = Exclude<CommandAnswer, { status: 'done' }>

function Read({ answer }: { answer: CommandAnswer }) {
  if (answer.status === 'done') return part(Said, { message: answer.message })
  const { customerId } = answer.input
  const isOfOne = WITH_CUSTOMER.includes(answer.operation) && typeof customerId === 'number'
  return html`${isOfOne ? part(OfCustomer, { key: customerId, id: customerId, answer }) : part(Card, { answer, customer: null })}
    ${answer.status === 'needs_input' && part(OpenQuestion, { open: answer, choose })}`
}

const WITH_CUSTOMER = ['sales.create', 'payments.create']

function OfCustomer({ id, answer }: { id: number; answer: Understood }) {
  const customer = customerOf(id).use()
  return customer && part(Card, { answer, customer })
}

function Card({ answer, customer }: { answer: Understood; customer: Customer | null }) {
  if (answer.operation === 'payments.create' && customer) return part(PayCard, { answer, customer })
  const { productId } = answer.input
  const product = typeof productId === 'number' && productById.value.get(productId)
  if (product && answer.operation.startsWith('stock.')) return part(GoodsCard, { answer, product })
  const sale = answer.operation === 'sales.create' ? saleRead(answer, customer) : null
  if (sale?.draft.lines.length)
    return part(SaleCard, { read: sale, missing: answer.status === 'needs_input' ? answer.missing : [] })
  const { head, question } = answer.message
  // Nothing is known yet but what is asked.
  return head.name !== question && part(Said, { message: answer.message })
}
