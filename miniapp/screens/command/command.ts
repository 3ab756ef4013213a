// Comando: one line, understood while it is typed; the card is what will be stored, and the button says it.
import '../../styles/command.css'
import '../../ui/more-icons.ts'
import { signal } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { ApiError } from '../../api.ts'
import type { CommandAnswer, CommandInfo } from '../../api-types.ts'
import { executeCommand, listCommands, type Typed } from '../../calls/commands.ts'
import { money } from '../../format.ts'
import { person } from '../../session.ts'
import { customerOf } from '../../store/debts.ts'
import { hold } from '../../store/held.ts'
import { lines, remember } from '../../store/lines.ts'
import { products, recent } from '../../store/shop.ts'
import { Act } from '../../ui/act.ts'
import { Banner } from '../../ui/banner.ts'
import { html } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { useIntent } from '../../ui/intent.ts'
import { Refused } from '../../ui/refused.ts'
import { sayStored } from '../../ui/undo.ts'
import { words } from '../../words.ts'
import { Finds } from './finds.ts'
import { LineField } from './line-field.ts'
import { OpenQuestion } from './open-question.ts'
import { useReading } from './reading.ts'
import { SaleCard, saleAct, saleRead } from './sale-card.ts'
import { lineOf } from './tokens.ts'

const commands = hold<readonly CommandInfo[]>({ load: listCommands, keepAs: 'commands' })
/** Kept while other pages are open. */
const text = signal('')
const choices = signal<Typed['choices']>({})
const NONE: Typed['choices'] = {}

const type = (next: string) => {
  text.value = next
  choices.value = NONE
}

export function Screen() {
  const t = words('command').command
  const runnable = commands.use() ?? []
  const isStaff = person.value?.role !== 'user'
  const names = runnable.flatMap(({ name, aliases }) => [name, ...aliases])
  const line = lineOf(text.value, names)
  const [round, again] = useState(0)
  const [result, setResult] = useState<string | null>(null)
  const reading = useReading(line, choices.value, round)
  const intent = useIntent({
    send: executeCommand,
    done: ({ data }) => {
      if (data.status !== 'done') return again(round + 1)
      remember(text.peek().trim())
      type('')
      setResult(data.text)
      sayStored({ text: data.text.split('\n')[0], undoId: data.undoId })
      if (isStaff) void Promise.all([products.refresh(), recent.refresh()])
    },
    refused: () => again(round + 1),
  })
  const { answer, error } = reading
  const isCurrent = reading.of?.command === line && reading.of.choices === choices.value
  const ready = isCurrent && answer?.status === 'preview'
  const run = () => {
    if (ready && reading.of) void intent.submit(reading.of)
  }
  const set = (next: string) => {
    intent.clear()
    setResult(null)
    type(next)
  }
  const known = {
    commands: names,
    customers: (recent.value.value ?? []).map(({ name }) => name),
    products: (products.value.value ?? []).map(({ name }) => name),
  }
  return html`<main class="page with-act command">
    ${isStaff && html`<${Warm} />`}
    <h1 class="hidden" tabindex="-1">${t.title}</h1>
    <${LineField} text=${text.value} set=${set} known=${known} enter=${run} />
    ${line && answer && html`<${Read} answer=${answer} choose=${(key: string, value: string | number) => (choices.value = { ...choices.peek(), [key]: value })} />`}
    ${line && isCurrent && error && html`<${Unread} error=${error} />`}
    <${Refused} error=${intent.refusal?.isOpen ? intent.refusal : null} />
    ${!text.value && result && html`<section class="card said" role="status">${result}</section>`}
    ${(!line || error) && html`<${Finds} text=${text.value} />`}
    <${Guesses} examples=${runnable} set=${set} />
    ${ready && answer && html`<${Act} text=${actOf(answer)} press=${run} busy=${intent.busy} />`}
  </main>`
}

/** Why the line is none, in the chat's own sentence. */
const Unread = ({ error }: { error: ApiError }) =>
  error.isOpen
    ? html`<${Refused} error=${error} />`
    : html`<${Banner} title=${error.body?.detail ?? ''} role="status" />`

/** What the line is understood by. */
function Warm() {
  products.use()
  recent.use()
  return null
}

interface ReadProps {
  readonly answer: CommandAnswer
  readonly choose: (key: string, value: string | number) => void
}

function Read({ answer, choose }: ReadProps) {
  if (answer.status === 'done') return html`<section class="card said" role="status">${answer.text}</section>`
  const open = answer.status === 'needs_input'
  const { customerId } = answer.input
  const isSale = answer.operation === 'sales.create'
  return html`${isSale && typeof customerId === 'number' ? html`<${OfCustomer} key=${customerId} id=${customerId} answer=${answer} />` : html`<${Card} answer=${answer} customer=${null} />`}
    ${open && html`<${OpenQuestion} open=${answer} choose=${choose} />`}`
}

type Understood = Exclude<CommandAnswer, { status: 'done' }>

function OfCustomer({ id, answer }: { id: number; answer: Understood }) {
  const customer = customerOf(id).use()
  return customer && html`<${Card} answer=${answer} customer=${customer} />`
}

function Card({ answer, customer }: { answer: Understood; customer: Parameters<typeof saleRead>[1] }) {
  const open = answer.status === 'needs_input'
  const sale = answer.operation === 'sales.create' ? saleRead(answer, customer) : null
  if (sale?.draft.lines.length) return html`<${SaleCard} read=${sale} open=${open} />`
  const text = open ? answer.text.trim().split('\n').slice(0, -1).join('\n').trim() : answer.text
  return text && html`<section class="card said" role="status">${text}</section>`
}

function actOf(answer: CommandAnswer): string {
  const t = words('command').command
  if (answer.status === 'done') return t.act
  const { operation, input } = answer
  if (operation === 'sales.create') {
    const sale = saleRead(answer, null)
    return sale ? saleAct(sale) : t.act
  }
  if (operation === 'payments.create' && typeof input['amount'] === 'number')
    return t.take(money(input['amount']))
  if (operation === 'stock.receive') return t.receive
  if (operation === 'stock.count') return t.count
  return operation === 'stock.adjust' ? t.adjust : t.act
}

const SHOWN = 4

/** What was run lately, and before that what can be; just above the button. */
function Guesses({ examples, set }: { examples: readonly CommandInfo[]; set: (text: string) => void }) {
  const t = words('command').command
  const used = lines.value.slice(0, SHOWN)
  const shown = used.length ? used : examples.flatMap((one) => one.examples.slice(0, 1)).slice(0, SHOWN)
  if (!shown.length || text.value) return null
  return html`<section class="guesses" aria-label=${used.length ? t.recent : t.examples}>
    ${!used.length && html`<p class="second muted">${t.hint}</p>`}
    ${shown.map((one) => html`<button key=${one} class="chip" onClick=${() => set(one)}>${used.length > 0 && html`<${Icon} name="history" size="16" />`}<span class="cut">${one}</span></button>`)}
  </section>`
}
