// A product as staff read it: what an owner alone changes, with what anybody at the counter does about it.
import { useState } from 'preact/hooks'
import type { Product } from '../../client/api-types.ts'
import { quantity as formatQuantity, money } from '../../client/format.ts'
import { usePresence } from '../../client/presence.ts'
import { go } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { lazy } from '../../ui/lazy.ts'
import { MainButton } from '../../ui/main-button.ts'
import { Figure } from '../../ui/money.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { PeopleHere } from '../../ui/record-parts.ts'
import rowStyles from '../../ui/row.module.css'
import { useMasterDetail } from '../../ui/screen-frame.ts'
import sectionStyles from '../../ui/section.module.css'
import { Section } from '../../ui/section.ts'
import { Picture } from '../products/picture.ts'
import { receiptsOf } from '../products/receipts.ts'
import { isOut } from '../products/shown.ts'
import { groupedCode } from './code.ts'
import styles from './facts.module.css'

const ReportSheet = lazy(async () => (await import('./report-sheet.ts')).ReportSheet)

export function Facts({ product }: { product: Product }) {
  const t = words('products').form
  const { verbs } = words('products').products
  const beside = useMasterDetail() !== null
  const [reporting, setReporting] = useState(false)
  const { id, name, category, price, unit, description } = product
  const people = usePresence('product', id, 'viewing')
  return html`
    ${people.length > 0 && part(PeopleHere, { people })}
    <section class=${classes(cardStyles.card, styles.head)}>
      <div class=${styles.who}>
        <span class=${styles.picture}>${part(Picture, { product, look: styles.photo })}</span>
        <div><h1 tabindex="-1">${name}</h1>${category && html`<p class="second muted">${category}</p>`}</div>
      </div>
      <div class=${styles.price}>${part(Figure, { amount: price })}<span class="muted">${t.perUnit[unit]}</span></div>
    </section>
    <dl class=${classes(cardStyles.card, styles.facts)}>
      ${factsOf(product, useLastCost(product)).map(
        ([label, value]) =>
          html`<div key=${label}><dt class="muted">${label}</dt><dd class="figure">${value}</dd></div>`,
      )}
    </dl>
    <p class=${classes(sectionStyles.foot, styles.locked)}>${part(Icon, { name: 'lock' })}<span>${t.locked}</span></p>
    ${description && part(Section, { title: t.description, list: false, children: html`<p class=${styles.description}>${description}</p>` })}
    <button type="button" class=${classes('still link', rowStyles.row, cardStyles.card, styles.report)} onClick=${() => setReporting(true)}>
      ${part(Icon, { name: 'message' })}<span>${t.report}</span>
    </button>
    ${reporting && part(ReportSheet, { product, close: () => setReporting(false) })}
    <div class=${styles.acts}>
      ${part(MainButton, { ...needsNetwork({ text: verbs.count, press: () => go(`/products/${id}?do=count`) }), kind: 'secondary', inPage: beside, inFlow: true })}
      ${part(MainButton, { ...needsNetwork({ text: verbs.receive, press: () => go(`/products/${id}/receive`) }), inPage: beside, inFlow: true })}
    </div>`
}

const useLastCost = ({ id, unit }: Product) =>
  receiptsOf(id)
    .use()
    ?.items.find((one) => one.unit === unit)?.unitCost ?? null

type Fact = readonly [label: string, value: Inside]

function factsOf(product: Product, cost: number | null): readonly Fact[] {
  const t = words('products').form
  const { out } = words('products').products
  const { stock = 0, minStock = 0, unit, barcode, sku, hidden } = product
  const none = html`<b class="danger strong">${out}</b>`
  return [
    [t.onTheShelf, isOut(product) ? none : formatQuantity(stock, unit)],
    ...(minStock > 0 ? [[t.minimum, formatQuantity(minStock, unit)] as const] : []),
    ...(cost === null ? [] : [[t.lastCost, money(cost)] as const]),
    ...(barcode ? [[t.code, groupedCode(barcode)] as const] : []),
    ...(sku ? [[t.sku, sku] as const] : []),
    [t.toCustomers, hidden ? t.notShown : isOut(product) ? t.shownAs(out) : t.isShown],
  ]
}
