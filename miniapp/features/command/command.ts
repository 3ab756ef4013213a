// Comando: one line, understood while it is typed; the card is what will be stored, and the button says it.

import { useEffect } from 'preact/hooks'
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
import { recent } from '../customers/customers.ts'
import { customerOf } from '../debts/accounts.ts'
import { productById, products } from '../products/shelf.ts'
import { actOf } from './acts.ts'
import styles from './command.module.css'
import { GoodsCard } from './goods-card.ts'
import { commands, found, known } from './known.ts'
import { choices, choose, outgrown, text, type } from './line.ts'
import { LineField } from './line-field.ts'
import { OpenQuestion } from './open-question.ts'
import { PayCard } from './pay-card.ts'
import { type Reading, useReading } from './reading.ts'
import { Results } from './results.ts'
import { busy, refusal, result, round, run, unanswered } from './run.ts'
import { Said } from './said.ts'
import { SaleCard, saleRead } from './sale-card.ts'
import { Suggestions } from './suggestions.ts'
import { lineOf } from './tokens.ts'

const set = (next: string) => {
  refusal.value = null
  result.value = null
  type(next)
}

export function Screen() {
  const t = words('command').command
  const runnable = commands.use() ?? []
  useEffect(() => void commands.refresh(), [language.value])
  useEffect(() => {
    const { q } = place.peek().query
    if (!q) return
    set(q)
    replace('/command')
  }, [])
  const isStaff = person.value?.role !== 'user'
  const line = lineOf(text.value, known.value)
  const reading = useReading(line, choices.value, round.value)
  const isCurrent = reading.of?.command === line && reading.of.choices === choices.value
  const { answer, error, of } = reading
  useEffect(() => {
    if (isCurrent && error?.status === 400) outgrown()
  }, [isCurrent, error])
  const ready = isCurrent && answer?.status === 'preview' ? answer : null
  const press = () => {
    if (unanswered.peek() || ready) void run(of)
  }
  return html`<main class=${classes(pageStyles.page, pageStyles.withAct, styles.command)}>
    ${isStaff && part(Warm)}
    <h1 class="hidden" tabindex="-1">${t.title}</h1>
    ${part(LineField, { text: text.value, set, known: known.value, asked: askedOf(reading), enter: press })}
    ${line && answer && part(Read, { answer })}
    ${line && isCurrent && error && part(Unread, { error })}
    ${part(Stopped)}
    ${!text.value && result.value && part(Said, { text: result.value })}
    ${(!line || error) && part(Results, { text: text.value, said: Boolean(line) })}
    ${part(Suggestions, { examples: runnable, typed: text.value.trim(), set })}
    ${
      unanswered.value
        ? part(MainButton, { text: t.again, press, busy: busy.value })
        : ready && part(MainButton, { text: actOf(ready), press, busy: busy.value })
    }
  </main>`
}

/** The keys of what fits several. */
const askedOf = ({ answer }: Reading): readonly string[] =>
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
  if (answer.status === 'done') return part(Said, { text: answer.text })
  const { customerId } = answer.input
  const isOfOne = WITH_CUSTOMER.includes(answer.operation) && typeof customerId === 'number'
  return html`${isOfOne ? part(OfCustomer, { key: customerId, id: customerId, answer }) : part(Card, { answer, customer: null })}
    ${answer.status === 'needs_input' && part(OpenQuestion, { open: answer, choose })}`
}

const WITH_CUSTOMER = ['sales.create', 'payments.create']

function OfCustomer({ id, answer }: { id: number; answer: Understood }) {
  const customer = customerOf(id).use()
  useEffect(() => {
    found.value = customer
  }, [customer])
  return customer && part(Card, { answer, customer })
}

function Card({ answer, customer }: { answer: Understood; customer: Customer | null }) {
  const open = answer.status === 'needs_input'
  if (answer.operation === 'payments.create' && customer) return part(PayCard, { answer, customer })
  const { productId } = answer.input
  const product = typeof productId === 'number' && productById.value.get(productId)
  if (product && answer.operation.startsWith('stock.')) return part(GoodsCard, { answer, product })
  const sale = answer.operation === 'sales.create' ? saleRead(answer, customer) : null
  if (sale?.draft.lines.length)
    return part(SaleCard, { read: sale, missing: answer.status === 'needs_input' ? answer.missing : [] })
  const said = open ? answer.text.trim().split('\n').slice(0, -1).join('\n').trim() : answer.text
  return said && part(Said, { text: said })
}
