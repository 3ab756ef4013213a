// What a product is, and how much of it is left against its minimum.
import type { Product } from '../../client/api-types.ts'
import { dotted, quantity as formatQuantity, isWhole, money, number } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { useFlash } from '../../ui/flash.ts'
import { html, part } from '../../ui/html.ts'
import { Badge } from '../../ui/section.ts'
import { Picture } from './picture.ts'
import { isOut } from './shown.ts'

/** The minimum stands at a third, unless there is more than that. */
const MARK = 3

export function Level({ product }: { product: Product }) {
  const t = words('products').products
  const { name, unit, stock = 0, minStock = 0, low, archived } = product
  const fresh = useFlash(stock)
  const price = isWhole(unit) ? money(product.price) : t.per(money(product.price), unit)
  const whole = Math.max(minStock * MARK, stock)
  const share = (value: number) => `${Math.min(100, (100 * value) / whole)}%`
  const tone = isOut(product) ? 'danger' : low ? 'warn' : 'accent'
  const says = t.level(formatQuantity(stock, unit), formatQuantity(minStock, unit))
  return html`<section class="card level">
    <div class="level-head">
      <span class="thumb large">${part(Picture, { product })}</span>
      <div class="words">
        <h1 tabindex="-1">${name}</h1>
        <p class="second muted">${dotted(product.category, t.sells(price))}</p>
      </div>
    </div>
    <p class=${`level-figure ${fresh}`}>
      <b class="figure huge">${number(stock)}</b> <span class="title-2">${t.units[unit](stock)}</span>
      ${
        archived
          ? part(Badge, { tone: 'quiet', children: t.archived })
          : (isOut(product) || low) && part(Badge, { tone, children: isOut(product) ? t.out : t.low })
      }
    </p>
    ${
      minStock > 0 &&
      html`<div class="meter" role="img" aria-label=${says}>
          <i class=${`solid-${tone}`} style=${{ width: share(stock) }} />
          <span class="mark" style=${{ left: share(minStock) }} />
        </div>
        <p class="min second muted" style=${{ '--at': share(minStock) }} aria-hidden="true"><span>${t.min(number(minStock))}</span></p>`
    }
  </section>`
}
