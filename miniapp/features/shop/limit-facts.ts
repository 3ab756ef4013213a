// How a limit of staff was kept this month, and what happens beyond it: facts below the limit.
import type { PassedLimits } from '../../client/api-types.ts'
import { number } from '../../client/format.ts'
import { language, words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html } from '../../ui/html.ts'
import { passedLimits } from './held.ts'
import styles from './shop.module.css'

type Name = PassedLimits['limits'][number]['name']

/** Without internet, what follows alone. */
export function LimitFacts({ name }: { name: Name }) {
  const t = words('shop').shop
  const held = passedLimits.use()
  const month = held && monthOf(held.since)
  return html`<dl class=${classes(cardStyles.card, styles.facts)}>
    ${month && name === 'discountPercent' && html`<div><dt class="muted">${t.discounted(month)}</dt><dd class="figure">${number(held.discounts)}</dd></div>`}
    ${month && html`<div><dt class="muted">${t.passed(month)}</dt><dd>${passedSaid(held, name)}</dd></div>`}
    <div><dt class="muted">${t.beyond}</dt><dd>${t.beyondLine}</dd></div>
  </dl>`
}

/** Those who did it most often. */
const NAMED = 3

/** `2, de Tonho e Olga` */
function passedSaid({ limits }: PassedLimits, name: Name): string {
  const t = words('shop').shop
  const one = limits.find((other) => other.name === name)
  if (!one) return t.neverPassed
  const others = one.people.length - NAMED
  const names = one.people.slice(0, NAMED).map((person) => person.name)
  const all = others > 0 ? [...names, t.passedByMore(number(others))] : names
  return t.passedBy(number(one.count), new Intl.ListFormat(language.value).format(all))
}

/** `novembro` */
const monthOf = (day: string) =>
  new Intl.DateTimeFormat(language.value, { month: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  )
