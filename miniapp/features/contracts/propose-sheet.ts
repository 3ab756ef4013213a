// Propor: an instalment that was paid, a delivery, or whatever else was done; who confirms it, and what becomes of it then.
import { useState } from 'preact/hooks'
import { NOTE_MAX } from '#lib/limits.ts'
import type { Method } from '../../client/api-types.ts'
import { dotted, money, moneyParts } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import cardStyles from '../../ui/card.module.css'
import choiceStyles from '../../ui/choice.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { AmountField, TextField } from '../../ui/fields.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Icon, type IconName } from '../../ui/icons.ts'
import { useIntent } from '../../ui/intent.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Refused } from '../../ui/refused.ts'
import rowStyles from '../../ui/row.module.css'
import sectionStyles from '../../ui/section.module.css'
import { Row } from '../../ui/section.ts'
import { Segment } from '../../ui/segment.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { showToast } from '../../ui/toast.ts'
import { createStep } from './calls.ts'
import styles from './contracts.module.css'
import { partyName, ticksSaid } from './said.ts'
import { tintOf } from './standing.ts'
import type { Contract, Instalment, StepInput, Transaction } from './types.ts'
import { type OnStep, Ticks } from './who-tick.ts'

const KINDS = ['instalment', 'delivery', 'other'] as const
type Kind = (typeof KINDS)[number]

interface ProposeProps {
  readonly contract: Contract
  /** Which instalment; null: the next. */
  readonly n: number | null
  readonly close: () => void
}

export function ProposeSheet({ contract, n, close }: ProposeProps) {
  const { propose: t } = words('contracts')
  const { code, title, instalments } = contract
  const open = instalments.filter(({ state }) => state === 'open')
  const kinds = open.length ? KINDS : KINDS.slice(1)
  const [kind, setKind] = useState<Kind>(kinds[0] ?? 'other')
  const [which, setWhich] = useState(n ?? open[0]?.n ?? 0)
  const [method, setMethod] = useState<Method | null>(null)
  const [text, setText] = useState('')
  const [amount, setAmount] = useState(0)
  const [wrong, setWrong] = useState<string | null>(null)
  const chosen = open.find((one) => one.n === which) ?? open[0]
  const intent = useIntent<StepInput, Transaction>({
    name: `contract/${code}/propose`,
    send: (input, key) => createStep(code, input, key),
    close,
    done: () => showToast({ text: t.done, icon: 'check' }),
  })
  const press = () => {
    const input = inputOf({ kind, chosen, method, text: text.trim(), amount })
    setWrong(input ? null : t.needsText)
    if (input) void intent.submit(input)
    else haptic('error')
  }
  const sum = kind === 'instalment' ? (chosen?.amount ?? 0) : kind === 'other' ? amount : 0
  return part(Sheet, {
    title: t.title(title),
    close,
    children: part(SheetForm, {
      act: { ...needsNetwork({ text: sum > 0 ? t.act(money(sum)) : t.actBare, press }), busy: intent.busy },
      children: html`
        ${part(Segment<Kind>, {
          label: t.kind,
          options: kinds.map((value) => ({ value, label: t.kinds[value] })),
          value: kind,
          pick: (next) => {
            setKind(next)
            setWrong(null)
          },
        })}
        ${
          kind === 'instalment' && chosen
            ? html`${part(Which, { contract, open, chosen, pick: setWhich })}
              ${part(How, { method, pick: setMethod })}`
            : html`${part(TextField, { label: t.what, value: text, set: setText, maxLength: NOTE_MAX, wrong: wrong ?? intent.wrong('text') })}
              ${kind === 'other' && part(AmountField, { label: t.amount, value: amount, set: setAmount, wrong: intent.wrong('amount') })}`
        }
        ${part(Confirms, { contract })}
        <p class=${sectionStyles.foot}>${becomes(contract, kind === 'instalment' ? chosen : undefined)}</p>
        ${part(Refused, { error: intent.refusal, at: ['text', 'amount'] })}
      `,
    }),
  })
}

interface Filled {
  readonly kind: Kind
  readonly chosen: Instalment | undefined
  readonly method: Method | null
  readonly text: string
  readonly amount: number
}

/** Null: something is missing. */
function inputOf({ kind, chosen, method, text, amount }: Filled): StepInput | null {
  if (kind === 'instalment')
    return chosen
      ? {
          kind,
          instalment: chosen.n,
          ...(method ? { text: words('contracts').propose.by[method] } : {}),
        }
      : null
  if (!text) return null
  if (kind === 'delivery') return { kind, text }
  return amount > 0 ? { kind: 'payment', text, amount } : { kind: 'note', text }
}

interface WhichProps {
  readonly contract: Contract
  readonly open: readonly Instalment[]
  readonly chosen: Instalment
  readonly pick: (n: number) => void
}

/** How much it is, and what is left then; of several one is chosen. */
function Which({ contract, open, chosen, pick }: WhichProps): Inside {
  const { propose: t } = words('contracts')
  const { symbol, digits } = moneyParts(chosen.amount)
  const left = open.reduce((sum, { amount }) => sum + amount, 0) - chosen.amount
  const nth = t.nthOf(chosen.n, contract.instalments.length)
  return html`<section class=${classes(cardStyles.card, styles.amount)}>
      <p class="figure"><small>${symbol}\u00a0</small>${digits}</p>
      <p class="second muted">${dotted(nth, left > 0 ? t.stillOpen(money(left)) : t.noneOpen)}</p>
    </section>
    ${
      open.length > 1 &&
      part(Choice<number>, {
        label: t.which,
        options: open.map(({ n }) => ({ value: n, label: words('contracts').contracts.nth(n) })),
        value: chosen.n,
        pick,
      })
    }`
}

const METHODS = [
  ['pix', 'pix'],
  ['cash', 'cash'],
  ['card', 'card'],
] as const satisfies readonly (readonly [Method, IconName])[]

/** Told to whoever confirms; none need be said. */
function How({ method, pick }: { method: Method | null; pick: (method: Method) => void }): Inside {
  const { propose: t } = words('contracts')
  const options = METHODS.map(([value, icon]) => ({
    value,
    label: html`${part(Icon, { name: icon, size: 20 })}${t.methods[value]}`,
  }))
  return part(Choice<Method>, {
    label: t.how,
    options,
    value: method,
    pick,
    row: styles.thirds,
    face: classes(choiceStyles.chip, choiceStyles.wide),
  })
}

/** The others: as many as it takes beside oneself. */
function Confirms({ contract: { parties, quorum } }: { contract: Contract }): Inside {
  const { propose: t } = words('contracts')
  const others = parties.filter(({ own, answer }) => !own && answer !== 'declined')
  const somebody = words('contracts').contracts.somebody
  const people = others.map(
    (party): OnStep => ({ id: tintOf(party), name: party.person.name ?? somebody, answer: 'wait' }),
  )
  const names = others.map(partyName)
  const needed = quorum - 1
  return html`<ul class=${classes(cardStyles.card, rowStyles.rows)}>${part(Row, {
    title: t.confirms,
    second: needed < 1 ? t.nobody : needed < others.length ? t.some(needed, names) : t.all(names),
    under: needed > 0 && part(Ticks, { people, says: ticksSaid(people) }),
  })}</ul>`
}

/** What it comes to once it is confirmed. */
function becomes({ parties }: Contract, chosen: Instalment | undefined): string {
  const { propose: t } = words('contracts')
  if (!chosen?.customerId) return t.recorded
  const whose = parties.find((party) => party.person.customerId === chosen.customerId)
  if (whose?.own) return t.becomesOwn
  return whose?.person.name ? t.becomes(whose.person.name) : t.becomesTheirs
}
