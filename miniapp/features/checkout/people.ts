// Who buys: nobody, somebody recent in one tap, or somebody else; and what they owe against their limit.
import { day, money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import avatarStyles from '../../ui/avatar.module.css'
import { Avatar, shortName } from '../../ui/avatar.ts'
import cardStyles from '../../ui/card.module.css'
import choiceStyles from '../../ui/choice.module.css'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import meterStyles from '../../ui/meter.module.css'
import rowStyles from '../../ui/row.module.css'
import { change, draft, sums } from '../cart/cart.ts'
import type { Known } from '../cart/draft.ts'
import { recent } from '../customers/held.ts'
import styles from './checkout.module.css'

function pick(buyer: Known | null): void {
  haptic('selection')
  change({ buyer })
}

export function People({ ask }: { ask: () => void }) {
  const t = words('checkout').checkout
  const { buyer } = draft.value
  return html`<section class=${classes(cardStyles.card, styles.who)} aria-label=${t.customer}>
    <div class=${styles.people} role="radiogroup" aria-label=${t.customer}>
      ${part(Face, {
        checked: buyer === null,
        label: t.noName,
        pick: () => pick(null),
        children: html`<span class=${avatarStyles.avatar} data-round>${part(Icon, { name: 'person' })}</span>`,
      })}
      ${ready(recent.value.value ?? [], buyer).map((one) =>
        part(Face, {
          key: one.id ?? one.name,
          checked: one.id === buyer?.id && one.name === buyer?.name,
          name: one.name,
          pick: () => one.id !== null && pick(one),
          children:
            one.id === null
              ? html`<span class=${classes(avatarStyles.avatar, avatarStyles.tone0)} data-round>${part(Icon, { name: 'personNew' })}</span>`
              : part(Avatar, { id: one.id, name: one.name }),
        }),
      )}
      <button class=${styles.face} onClick=${ask}>
        <span class=${avatarStyles.avatar} data-round>${part(Icon, { name: 'search' })}</span><span class=${classes('cut', styles.label)}>${t.other}</span>
      </button>
    </div>
    ${buyer && part(Owes)}
  </section>`
}

const READY = 4

/** Recent people, with who was chosen among them wherever they came from. */
function ready(recents: readonly Known[], buyer: (typeof draft.value)['buyer']) {
  const first = recents.slice(0, READY)
  if (!buyer || first.some((one, index) => one.id === buyer.id && index < READY - 1)) return first
  return [buyer, ...first.filter((one) => one.id !== buyer.id)].slice(0, READY)
}

function Face(props: {
  checked: boolean
  label?: string
  name?: string
  pick: () => void
  children: Inside
}) {
  const { checked, label, name = '', pick, children } = props
  const { title, rest } = shortName(name)
  return html`<label class=${classes(choiceStyles.choice, styles.face)}>
    <input type="radio" name="buyer" checked=${checked} aria-label=${label ?? name} onChange=${pick} />
    ${children}
    <span class=${classes('cut', styles.label)}>${label ?? html`${title && html`<span class=${styles.title}>${title} </span>`}${rest}`}</span>
  </label>`
}

function Owes() {
  const t = words('checkout').checkout
  const { buyer } = draft.value
  const { onTab, overLimit } = sums.value
  if (!buyer || buyer.id === null) return null
  const { due, credit, creditLimit, oldestOn } = buyer
  const whole = Math.max(creditLimit ?? 0, due + onTab)
  const share = (amount: number) => ({ width: `${(100 * amount) / (whole || 1)}%` })
  const owed = oldestOn ? t.owesSince(money(due), day(oldestOn)) : t.owes(money(due))
  const said = credit > 0 ? t.creditOf(money(credit)) : due > 0 ? owed : t.owesNothing
  return html`<div class=${styles.owes}>
    <p class="second">
      <span class=${credit > 0 ? 'strong good figure' : 'strong figure'}>${said}</span>
      ${creditLimit !== null && html`<span class=${classes('muted figure', rowStyles.end)}>${t.limit(money(creditLimit))}</span>`}
    </p>
    ${
      creditLimit !== null &&
      html`<div class=${meterStyles.meter} role="img" aria-label=${t.meter(money(due), money(onTab), money(creditLimit))}>
        ${due > 0 && html`<i style=${share(Math.min(due, creditLimit))} />`}
        ${onTab > overLimit && html`<i class=${meterStyles.more} style=${share(onTab - overLimit)} />`}
        ${overLimit > 0 && html`<i class=${meterStyles.over} style=${share(overLimit)} />`}
        ${overLimit > 0 && html`<b class=${meterStyles.mark} style=${{ left: `${(100 * creditLimit) / whole}%` }} />`}
      </div>`
    }
    ${
      overLimit > 0 &&
      html`<p class=${classes('second', styles.afterSale)}>
        <span class="muted">${t.withThis}</span><span class="figure strong danger">${money(due + onTab)}</span>
      </p>`
    }
  </div>`
}
