// An owner's three steps: what is done says what came of it, the one that is next has a button, the others wait.
import { useState } from 'preact/hooks'
import { money, quantity, shop } from '../../client/format.ts'
import { go, toTab } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { calledBy } from '../../ui/avatar.ts'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { lazy } from '../../ui/lazy.ts'
import rowStyles from '../../ui/row.module.css'
import { SettingsRow } from '../../ui/settings-row.ts'
import { prefer } from '../settings/preferences.ts'
import styles from './steps.module.css'
import type { FirstSteps } from './types.ts'

const WatchSheet = lazy(async () => (await import('../help/watch-sheet.ts')).WatchSheet)

type StepName = 'product' | 'sale' | 'team'
const STEPS: readonly StepName[] = ['product', 'sale', 'team']

export function OwnerSteps({ steps }: { steps: FirstSteps }) {
  const t = words('help').firstSteps
  const [watches, setWatches] = useState(false)
  const next = STEPS.find((name) => !steps[name]) ?? 'team'
  const done = STEPS.filter((name) => steps[name]).length
  return html`
    <header class=${styles.welcome}>
      <h1 tabindex="-1">${done ? t.missing[next] : t.welcome(calledBy(person.value?.name ?? ''))}</h1>
      <p class="muted" role="status">${done ? t.done(done) : t.begin(shop.value?.name ?? '')}</p>
    </header>
    <ol class=${classes(cardStyles.card, rowStyles.rows)}>
      ${STEPS.map((name, index) => part(Step, { key: name, name, number: index + 1, steps, isNext: name === next }))}
    </ol>
    <div class=${cardStyles.gap} />
    <ul class=${classes(cardStyles.card, rowStyles.rows)}>
      ${
        steps.product
          ? part(SettingsRow, {
              icon: 'more',
              title: t.moreProducts,
              value: html`<span class="figure">${steps.product.count}</span>`,
              to: '/products',
            })
          : part(SettingsRow, { icon: 'play', title: t.watch, press: () => setWatches(true) })
      }
      ${part(SettingsRow, { icon: 'notebook', tone: 'warn', title: t.notebook, second: t.notebookLine, to: '/customers/import' })}
    </ul>
    <button class=${classes('link', styles.skip)} onClick=${() => void prefer({ firstSteps: false })}>${t.skip}</button>
    ${watches && part(WatchSheet, { of: 'sell', close: () => setWatches(false) })}
  `
}

interface StepProps {
  readonly name: StepName
  readonly number: number
  readonly steps: FirstSteps
  readonly isNext: boolean
}

function Step({ name, number, steps, isNext }: StepProps) {
  const t = words('help').firstSteps
  const isDone = steps[name] !== null
  const look = isDone ? styles.done : isNext ? styles.now : styles.later
  return html`<li class=${classes(rowStyles.line, styles.step, look)} aria-current=${isNext ? 'step' : undefined}>
    <span class=${styles.number}>${isDone ? html`${part(Icon, { name: 'check', size: 17 })}<span class="hidden">${t.isDone}</span>` : number}</span>
    <div>
      <p class=${styles.title}>${titleOf(name, steps)}</p>
      <p class="second muted">${lineOf(name, steps, isNext)}</p>
      ${isNext && html`<div class=${styles.acts}>${ACTS[name]()}</div>`}
    </div>
  </li>`
}

function titleOf(name: StepName, { product }: FirstSteps): string {
  const t = words('help').firstSteps
  return name === 'product' && product ? `${product.name}, ${money(product.price)}` : t[name]
}

function lineOf(name: StepName, { product, sale, team }: FirstSteps, isNext: boolean): string {
  const t = words('help').firstSteps
  if (name === 'product') {
    if (!product) return t.productLine
    return product.stock > 0 ? t.onShelf(quantity(product.stock, product.unit)) : t.emptyShelf
  }
  if (name === 'sale') {
    if (sale) return t.sold(money(sale.total))
    return isNext && product ? t.saleNow(product.name) : t.saleLine
  }
  if (!team) return t.teamLine
  return team.joined ? t.joined(calledBy(team.name ?? '')) : t.invited(team.name)
}

const FILLED = classes(buttonStyles.button, buttonStyles.small, buttonStyles.filled)
const ACTS: Readonly<Record<StepName, () => Inside>> = {
  product: () => {
    const t = words('help').firstSteps
    return html`<button class=${FILLED} onClick=${() => go('/products/new')}>${t.create}</button>
      <button class=${classes(buttonStyles.button, buttonStyles.small)} onClick=${() => go('/products/import')}>${part(Icon, { name: 'fileTable', size: 20 })}${t.bring}</button>`
  },
  sale: () =>
    html`<button class=${FILLED} onClick=${() => toTab('/sell')}>${words('help').firstSteps.sell}</button>`,
  team: () =>
    html`<button class=${FILLED} onClick=${() => go('/users/invite')}>${words('help').firstSteps.invite}</button>`,
}
