// What else was done within a contract: deliveries, notes, payments aside, and what somebody refused.
import { money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { calledBy } from '../../ui/avatar.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Section } from '../../ui/section.ts'
import styles from './contracts.module.css'
import { Flow, Step } from './flow.ts'
import { awaitedSaid, stepName, ticksOf, whenSaid } from './said.ts'
import { isUnsettled } from './standing.ts'
import type { Contract, Transaction } from './types.ts'
import { Ticks } from './who-tick.ts'

const LOOKS = { confirmed: 'ok', waiting: 'wait', rejected: 'no' } as const
const isNothing = (step: Transaction) => step.state === 'rejected' || isUnsettled(step)

export function OtherSteps({ contract }: { contract: Contract }): Inside {
  const t = words('contracts').contract
  const steps = contract.transactions
    .filter((step) => step.kind !== 'instalment' || isNothing(step))
    .toSorted((one, other) => one.id - other.id)
  if (!steps.length) return null
  return part(Section, {
    title: t.steps,
    list: false,
    children: part(Flow, {
      label: t.steps,
      children: steps.map((step) =>
        part(Step, {
          key: step.id,
          is: isUnsettled(step) ? 'no' : LOOKS[step.state],
          title: stepName(step),
          second: secondOf(contract, step),
          figure:
            step.amount !== null &&
            (isNothing(step) ? html`<s class="muted">${money(step.amount)}</s>` : money(step.amount)),
          under: part(Ticks, ticksOf(contract, step)),
        }),
      ),
    }),
  })
}

function secondOf(contract: Contract, step: Transaction): Inside {
  const t = words('contracts').contract
  const when = whenSaid(step.endedAt ?? step.at)
  if (isUnsettled(step)) return html`<span class="danger">${t.paymentVoided}</span>`
  if (step.state === 'confirmed') return html`<span class="muted">${t.confirmedAt(when)}</span>`
  if (step.state === 'waiting')
    return step.awaitsYou
      ? html`<span class=${styles.asks}>${t.awaitsYou(null)}</span>`
      : html`<span class="muted">${t.awaits(awaitedSaid(contract, step))}</span>`
  const by = step.answers.find(({ answer }) => answer === 'rejected')?.by
  const name = by && calledBy(by.name)
  const said = !name
    ? t.endedAt(when)
    : by.id === step.by.id
      ? t.withdrawnAt(name, when)
      : t.rejectedAt(name, when)
  return html`<span class="danger">${said}${step.reason && `: “${step.reason}”`}</span>`
}
