// A contract in the list: how far it is, what it waits for, its sum, and who has confirmed.
import { minute, today } from '../../client/clock.ts'
import { money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Icon, type IconName } from '../../ui/icons.ts'
import rowStyles from '../../ui/row.module.css'
import { Row } from '../../ui/section.ts'
import { TINTS, type Tint } from '../../ui/tints.ts'
import styles from './contracts.module.css'
import { ProgressRing } from './progress-ring.ts'
import { standingOf, ticksOf } from './said.ts'
import { asksOf, currentStep, isOver, type State, stateAt, totalOf } from './standing.ts'
import type { Contract } from './types.ts'
import { Ticks } from './who-tick.ts'

export function ContractRow({ contract }: { contract: Contract }): Inside {
  const { code, title, instalments } = contract
  const t = words('contracts').contracts
  const now = minute.value
  const state = stateAt(contract, now)
  const { text, asks } = standingOf(contract, now, today())
  const paid = instalments.filter((one) => one.state === 'paid').length
  const total = totalOf(contract)
  const isCalled = state === 'active' && instalments.length > 0
  return part(Row, {
    to: `/contracts/${code}`,
    thumb: isCalled
      ? part(ProgressRing, { done: paid, all: instalments.length, calm: asksOf(contract, now).length === 0 })
      : mark(state),
    title,
    second: html`<span class=${asks ? styles.asks : undefined}>${text}</span>${isCalled && html`<span class="hidden">, ${t.done(paid, instalments.length)}</span>`}`,
    figure:
      total > 0 &&
      html`<span class=${state === 'cancelled' || state === 'declined' ? 'muted' : undefined}>${money(total)}</span>`,
    under: part(Ticks, ticksOf(contract, isOver(state) ? null : currentStep(contract, now))),
  })
}

const MARKS: Readonly<Record<State, readonly [IconName, Tint]>> = {
  draft: ['pencil', 'quiet'],
  proposed: ['clock', 'warn'],
  active: ['count', 'accent'],
  completed: ['check', 'good'],
  cancelled: ['close', 'quiet'],
  declined: ['close', 'quiet'],
  expired: ['clock', 'quiet'],
}

function mark(state: State): Inside {
  const [name, tone] = MARKS[state]
  return html`<span class=${classes(rowStyles.tinted, TINTS[tone])} data-round>${part(Icon, { name })}</span>`
}
