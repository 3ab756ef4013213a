// How much somebody may owe, or that it is not limited.
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { AmountField, Switch } from '../../ui/fields.ts'
import { html, part } from '../../ui/html.ts'

interface LimitFieldsProps {
  /** Minor units; null: no limit. */
  readonly limit: number | null
  readonly set: (limit: number | null) => void
  /** Where a limit begins that is switched on. */
  readonly before: number
  readonly wrong?: string | null
}

export function LimitFields({ limit, set, before, wrong = null }: LimitFieldsProps) {
  const t = words('debts').person
  return html`
    ${limit !== null && part(AmountField, { label: t.limitField, value: limit, set, wrong })}
    ${limit === 0 && html`<p class="second muted">${t.noCreditLine}</p>`}
    <section class=${cardStyles.card}>
      ${part(Switch, {
        label: t.noLimit,
        second: t.noLimitLine,
        on: limit === null,
        set: (on) => set(on ? null : before),
      })}
    </section>
  `
}
