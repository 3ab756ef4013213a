// What a product is, and how much of it is left against its minimum.
import type { Product } from '../../client/api-types.ts'
import { dotted, quantity as formatQuantity, isWhole, money, number } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import barStyles from '../../ui/bar.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import meterStyles from '../../ui/meter.module.css'
import rowStyles from '../../ui/row.module.css'
import { Badge } from '../../ui/section.ts'
import { Picture } from './picture.ts'
import styles from './products.module.css'
import { isOut } from './shown.ts'

/** The minimum stands at a third, unless there is more than that. */
const MARK = 3

const SOLID = {
  accent: barStyles.solidAccent,
  warn: barStyles.solidWarn,
  danger: barStyles.solidDanger,
}

interface LevelProps {
  readonly product: Product
  /** What changes it, or tells more of it, at the right of its name. */
  readonly children?: Inside
}

export function Level({ product, children }: LevelProps) {
  const t = words('products').products
  const { name, unit, stock = 0, minStock = 0, low, archived } = product
  const price = isWhole(unit) ? money(product.price) : t.per(money(product.price), unit)
  const whole = Math.max(minStock * MARK, stock)
  const share = (value: number) => `${Math.min(100, (100 * value) / whole)}%`
  const tone = isOut(product) ? 'danger' : low ? 'warn' : 'accent'
  const says = t.level(formatQuantity(stock, unit), formatQuantity(minStock, unit))
  return html`<section class=${classes(cardStyles.card, styles.level)}>
    <div class=${styles.levelHead}>
      <span class=${classes(rowStyles.thumb, styles.thumb, styles.large)}>${part(Picture, { product, look: rowStyles.picture })}</span>
      <div class=${classes(rowStyles.words, styles.words)}>
        <h1 tabindex="-1">${name}</h1>
        <p class="second muted">${dotted(product.category, t.sells(price))}</p>
      </div>
      ${children}
    </div>
    <p class=${styles.levelFigure}>
      <b class=${classes('figure', styles.huge)}>${number(stock)}</b> <span class=${styles.title2}>${t.units[unit](stock)}</span>
      ${
        archived
          ? part(Badge, { tone: 'quiet', children: t.archived })
          : (isOut(product) || low) && part(Badge, { tone, children: isOut(product) ? t.out : t.low })
      }
    </p>
    ${
      minStock > 0 &&
      html`<div class=${classes(meterStyles.meter, styles.meter)} role="img" aria-label=${says}>
          <i class=${SOLID[tone]} style=${{ width: share(stock) }} />
          <span class=${classes(meterStyles.mark, styles.mark)} style=${{ left: share(minStock) }} />
        </div>
        <p class=${classes('second muted', styles.min)} style=${{ '--at': share(minStock) }} aria-hidden="true"><span>${t.min(number(minStock))}</span></p>`
    }
  </section>`
}
