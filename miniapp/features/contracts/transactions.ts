// Transações: what of all contracts nobody has confirmed yet, by whom it waits, and what was settled this month.
import type { Page } from '../../client/api-types.ts'
import { dayAt, today } from '../../client/clock.ts'
import { offline } from '../../client/connectivity.ts'
import { daysLate } from '../../client/debt-age.ts'
import { dotted, money, moneyParts } from '../../client/format.ts'
import { language, words } from '../../client/words.ts'
import { Avatar, calledBy } from '../../ui/avatar.ts'
import barStyles from '../../ui/bar.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { useIntent } from '../../ui/intent.ts'
import { List } from '../../ui/list.ts'
import { Missing } from '../../ui/missing.ts'
import { Figure } from '../../ui/money.ts'
import { SeenAt } from '../../ui/needs-network.ts'
import pageStyles from '../../ui/page.module.css'
import { Refused } from '../../ui/refused.ts'
import rowStyles from '../../ui/row.module.css'
import { Row, RowBones, Section } from '../../ui/section.ts'
import { Empty } from '../../ui/states.ts'
import { TINTS } from '../../ui/tints.ts'
import { showToast } from '../../ui/toast.ts'
import { remindOfStep } from './calls.ts'
import { live, steps, takeStep, waiting } from './held.ts'
import { awaitedSaid, stepName, ticksOf, ticksSaid, whenSaid } from './said.ts'
import { tintOf } from './standing.ts'
import styles from './transactions.module.css'
import type { Transaction } from './types.ts'
import { type OnStep, Ticks } from './who-tick.ts'

export function Screen() {
  const { transactions: t } = words('contracts')
  const open = waiting.use()
  const all = steps.use()
  live.use()
  return html`<main class=${classes(pageStyles.page, rowStyles.namesFirst, styles.whole)}>
    <h1 class="hidden" tabindex="-1">${t.title}</h1>
    ${part(SeenAt, { held: waiting })}
    ${open ? part(Waiting, { open }) : part(Missing, { held: waiting, children: part(RowBones, { count: 4 }) })}
    ${open && all && part(Settled, { all, alone: open.length === 0 })}
  </main>`
}

const sumOf = (some: readonly Transaction[]) => some.reduce((sum, { amount }) => sum + (amount ?? 0), 0)
/** The oldest leads. */
const byAge = (some: readonly Transaction[]) => some.toSorted((one, other) => one.id - other.id)

function Waiting({ open }: { open: readonly Transaction[] }): Inside {
  const { transactions: t } = words('contracts')
  const mine = byAge(open.filter(({ awaitsYou }) => awaitsYou))
  const others = byAge(open.filter(({ awaitsYou }) => !awaitsYou))
  const [oldest] = others
  if (!open.length) return null
  return html`${part(Sum, { open, mine: sumOf(mine), others: sumOf(others) })}
    ${mine.length > 0 && part(Section, { title: t.you, children: mine.map((step) => part(StepRow, { key: step.id, step })) })}
    ${oldest && part(Others, { key: oldest.id, oldest, others })}`
}

interface OthersProps {
  readonly oldest: Transaction
  readonly others: readonly Transaction[]
}

/** The oldest can be reminded of, once a day. */
function Others({ oldest, others }: OthersProps): Inside {
  const { transactions: t } = words('contracts')
  const intent = useIntent<{ readonly code: string; readonly id: number }, Transaction>({
    name: `transactions/${oldest.id}/remind`,
    send: ({ code, id }, key) => remindOfStep(code, id, key),
    done: ({ data }) => {
      takeStep(data.contract.code, data)
      showToast({ text: t.reminded, icon: 'check' })
    },
  })
  const below = (step: Transaction): Inside => {
    const { id, contract, remindedOn } = step
    if (remindedOn === today()) return html`<span class="second muted">${t.remindedToday}</span>`
    if (step !== oldest) return null
    return html`<button class=${classes('link', styles.remind)} disabled=${offline.value || intent.busy} onClick=${() => void intent.submit({ code: contract.code, id })}>${t.remind} <span class="hidden">${stepName(step)}</span></button>`
  }
  return html`${part(Section, {
    title: t.others,
    children: others.map((step) => part(StepRow, { key: step.id, step, below: below(step) })),
  })}
    ${part(Refused, { error: intent.refusal })}`
}

interface SumProps {
  readonly open: readonly Transaction[]
  readonly mine: number
  readonly others: number
}

function Sum({ open, mine, others }: SumProps): Inside {
  const { transactions: t } = words('contracts')
  const shares = [
    { name: 'mine', amount: mine, look: barStyles.solidWarn, says: t.ofYou },
    { name: 'others', amount: others, look: barStyles.solidAccent, says: t.ofOthers },
  ].filter(({ amount }) => amount > 0)
  return html`<section class=${classes(cardStyles.card, styles.sum)}>
    <div class=${styles.head}><h2>${t.waiting}</h2><span class="second muted">${t.count(open.length)}</span></div>
    ${part(Figure, { amount: mine + others })}
    ${
      shares.length > 0 &&
      html`<div class=${classes(barStyles.bar, styles.bar)} aria-hidden="true">${shares.map(({ name, amount, look }) => html`<i key=${name} class=${look} style=${{ flexGrow: String(amount) }} />`)}</div>
      <ul class=${styles.legend}>${shares.map(({ name, amount, look, says }) => html`<li key=${name}><i class=${look} aria-hidden="true" /><span class="figure">${says(moneyParts(amount).digits)}</span></li>`)}</ul>`
    }
  </section>`
}

/** Who stood behind it, or refused it. */
function answersOf({ answers }: Transaction) {
  const people = answers.map(
    ({ by, answer }): OnStep => ({ ...by, answer: answer === 'confirmed' ? 'ok' : 'no' }),
  )
  return { people, says: ticksSaid(people) }
}

/** Where it is held: people have one colour in all that is said of it. */
const contractOf = ({ contract }: Transaction) => live.value.value?.find(({ code }) => code === contract.code)

/** `hoje`, `há 3 dias` */
const ageOf = (at: string) => words('contracts').transactions.days(daysLate(dayAt(at), today()))

/** `below`: an act of its own, under its words. */
function StepRow({ step, below }: { step: Transaction; below?: Inside }): Inside {
  const { contracts: t } = words('contracts')
  const { by, amount, awaitsYou } = step
  const { code, title } = step.contract
  // Who is awaited, its contract knows.
  const contract = contractOf(step)
  const ticks = contract ? ticksOf(contract, step) : answersOf(step)
  const number = step.answers.find((one) => one.by.id === by.id)?.party
  const party = contract?.parties.find(({ n }) => n === number)
  const awaited = contract && !awaitsYou ? t.waitsFor(awaitedSaid(contract, step), null) : null
  return part(Row, {
    to: `/contracts/${code}`,
    // Who asks it of the person, or whom the others wait for: in the colour they have at the end of the row.
    thumb: part(
      Avatar,
      (awaitsYou ? null : ticks.people.find(({ answer }) => answer === 'wait')) ?? {
        ...by,
        id: party ? tintOf(party) : by.id,
      },
    ),
    title: stepName(step),
    second: dotted(title, awaited ?? ageOf(step.at), awaited && ageOf(step.at)),
    figure: amount !== null && money(amount),
    under: part(Ticks, ticks),
    ...(below ? { look: styles.acted, children: html`<div class=${styles.below}>${below}</div>` } : {}),
  })
}

/** Of this month, as far as it was read. */
function Settled({ all, alone }: { all: Page<Transaction>; alone: boolean }): Inside {
  const { transactions: t } = words('contracts')
  const month = today().slice(0, 7)
  const settled = all.items.filter(({ endedAt }) => endedAt && dayAt(endedAt).startsWith(month))
  const confirmed = settled.filter(({ state }) => state === 'confirmed')
  const name = new Intl.DateTimeFormat(language.value, { month: 'long', timeZone: 'UTC' }).format(
    new Date(`${today()}T12:00:00Z`),
  )
  const sum = sumOf(confirmed)
  return part(List<Transaction>, {
    name: 'settled',
    from: steps,
    items: settled.toSorted((one, other) => Date.parse(other.endedAt ?? '') - Date.parse(one.endedAt ?? '')),
    row: (step) => part(SettledRow, { key: step.id, step }),
    groups: (items) => [
      {
        title: t.resolved(name),
        end: sum > 0 && html`<span class=${classes('figure', styles.ofMonth)}>${money(sum)}</span>`,
        items,
      },
    ],
    empty: alone && part(Empty, { face: '🌿', title: t.empty, line: t.emptyLine }),
    isPart: true,
  })
}

function SettledRow({ step }: { step: Transaction }): Inside {
  const { transactions: t } = words('contracts')
  const { contract, state, amount, answers, endedAt, at } = step
  const isRejected = state === 'rejected'
  const last = answers.findLast(({ answer }) => answer === (isRejected ? 'rejected' : 'confirmed'))
  const when = whenSaid(endedAt ?? at)
  const known = contractOf(step)
  return part(Row, {
    to: `/contracts/${contract.code}`,
    thumb: html`<span class=${classes(rowStyles.tinted, isRejected ? TINTS.danger : TINTS.good)} data-round>${part(Icon, { name: isRejected ? 'close' : 'check' })}</span>`,
    title: stepName(step),
    second: isRejected
      ? t.rejected(contract.title, when)
      : t.by(contract.title, last ? calledBy(last.by.name) : null, when),
    figure: amount !== null && (isRejected ? html`<s class="muted">${money(amount)}</s>` : money(amount)),
    under: part(Ticks, known ? ticksOf(known, step) : answersOf(step)),
  })
}
