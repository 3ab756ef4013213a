// What a line would do to a product's stock: which product, how much of it there is, and how much there is afterwards.
import type { CommandAnswer, Product } from '../../client/api-types.ts'
import { day, quantity as formatQuantity, money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import rowStyles from '../../ui/row.module.css'
import { Picture } from '../products/picture.ts'
import { Fact } from './card-parts.ts'
import styles from './command.module.css'

type Understood = Extract<CommandAnswer, { input: unknown }>
interface Input {
  readonly quantity?: number
  readonly unitCost?: number
  readonly expiresOn?: string
  readonly delta?: number
  readonly counted?: number
  readonly reason?: string
}

export function GoodsCard({ answer, product }: { answer: Understood; product: Product }) {
  const t = words('command').command
  const { quantity = 0, unitCost, expiresOn, delta = 0, counted, reason } = answer.input as Input
  const { name, unit, price, stock = 0 } = product
  const isSaid = quantity > 0 || delta !== 0 || counted !== undefined
  const after = Math.round((counted ?? stock + quantity + delta) * 1000) / 1000
  return html`<section class=${classes(cardStyles.card, styles.read)}>
    <div class=${classes(rowStyles.row, styles.row)}>
      <span class=${rowStyles.thumb}>${part(Picture, { product, look: rowStyles.picture })}</span>
      <span class=${rowStyles.words}><b class="block">${name}</b><span class="second muted figure">${money(price)}</span></span>
      <span class=${classes('figure strong', rowStyles.end)}>${formatQuantity(stock, unit)}</span>
    </div>
    <dl>
      ${quantity > 0 && part(Fact, { name: t.comes, value: formatQuantity(quantity, unit) })}
      ${unitCost !== undefined && part(Fact, { name: t.cost, value: money(unitCost) })}
      ${expiresOn && part(Fact, { name: t.expires, value: day(expiresOn) })}
      ${reason && part(Fact, { name: t.why, value: reason })}
      ${isSaid && part(Fact, { name: t.after, value: formatQuantity(after, unit) })}
    </dl>
  </section>`
}
