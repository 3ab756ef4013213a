// What is being sold, line by line, and what is taken off.
import { useState } from 'preact/hooks'
import { DOT, quantity as formatQuantity, isWhole, money, number } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { lazy } from '../../ui/lazy.ts'
import rowStyles from '../../ui/row.module.css'
import { Stepper } from '../../ui/stepper.ts'
import { showToast } from '../../ui/toast.ts'
import { change, draft, setLine, sums } from '../cart/cart.ts'
import { type Goods, type Line, totalOf } from '../cart/draft.ts'
import { isOne } from '../cart/merged.ts'
import { standing } from '../drafts/changed.ts'
import { productById, products } from '../products/held.ts'
import { Picture } from '../products/picture.ts'
import { levelOf, stockLabel } from '../products/stock-label.ts'
import styles from './checkout.module.css'
import { setPrice } from './line-price.ts'

const Changes = lazy(async () => (await import('../drafts/shared-sale.ts')).Changes)
const DiscountSheet = lazy(async () => (await import('./amount-sheets.ts')).DiscountSheet)
const PriceSheet = lazy(async () => (await import('./amount-sheets.ts')).PriceSheet)
const QuantitySheet = lazy(async () => (await import('../cart/quantity-sheet.ts')).QuantitySheet)

export function Lines() {
  const t = words('checkout').checkout
  const [sheet, setSheet] = useState<{ kind: 'quantity' | 'price'; line: Line } | 'discount' | null>(null)
  const close = () => setSheet(null)
  const { discount } = sums.value
  // A page that is opened again at Cobrar has not read the shelf yet.
  products.use()
  return html`<section class=${classes(cardStyles.card, styles.lines)} aria-label=${t.lines}>
    <ul>
      ${draft.value.lines.map((line) =>
        part(LineRow, {
          key: `${line.productId}/${line.unitPrice}`,
          line,
          askQuantity: () => setSheet({ kind: 'quantity', line }),
          askPrice: () => setSheet({ kind: 'price', line }),
        }),
      )}
    </ul>
    ${draft.value.shared && part(Changes)}
    <button class=${classes('still', rowStyles.row, styles.row)} onClick=${() => setSheet('discount')}>
      <span class="emoji link">${part(Icon, { name: 'tag', size: 20 })}</span>
      <span class=${classes('link', rowStyles.words)}>${t.discount}</span>
      ${discount > 0 && html`<span class="figure strong">${money(-discount)}</span>`}
    </button>
    ${
      draft.value.note &&
      html`<button class=${classes('still', rowStyles.row, styles.row)} aria-label=${t.dropNote(draft.value.note)} onClick=${() => change({ note: null })}>
        <span class=${rowStyles.words}>“${draft.value.note}”</span>${part(Icon, { name: 'close', size: 18 })}
      </button>`
    }
    ${sheet === 'discount' && part(DiscountSheet, { close })}
    ${
      sheet && sheet !== 'discount' && sheet.kind === 'price' && part(PriceSheet, { line: sheet.line, close })
    }
    ${
      sheet &&
      sheet !== 'discount' &&
      sheet.kind === 'quantity' &&
      part(QuantitySheet, { product: productOf(sheet.line), close })
    }
  </section>`
}

interface LineRowProps {
  readonly line: Line
  readonly askQuantity: () => void
  readonly askPrice: () => void
}

function LineRow({ line, askQuantity, askPrice }: LineRowProps) {
  const t = words('checkout').checkout
  const { productId, name, unit, quantity, unitPrice, shelfPrice } = line
  const product = productById.value.get(productId)
  const now = product?.price ?? shelfPrice
  const was = line.was ?? (unitPrice === shelfPrice ? undefined : shelfPrice)
  const scarce = product?.stock !== undefined && levelOf(product) < quantity
  const set = (value: number) => {
    const at = draft.peek().lines.indexOf(line)
    setLine(line, value)
    if (value <= 0) offerBack(line, at)
  }
  const isFresh = standing.value.some((change) => change.productId === productId)
  return html`<li class=${classes(rowStyles.row, styles.row, isFresh && styles.fresh)}>
    ${part(Picture, { product: product ?? line, look: '' })}
    <div class=${rowStyles.words}>
      <p class=${styles.name}>${name}</p>
      <button class=${classes('second still', styles.price)} onClick=${askPrice}>
        <span class="figure strong">${money(totalOf(line))}</span><span class=${classes('figure muted', styles.unit)}>${DOT}${money(unitPrice)}${isWhole(unit) ? '' : `/${unit}`}</span><span class="hidden"> ${t.priceOf(name)}</span>
      </button>
      ${scarce && html`<p class="second warn figure">${stockLabel(product, quantity)}</p>`}
      ${was !== undefined && html`<p class="second muted figure">${t.priceWas(money(was))}</p>`}
      ${
        now !== shelfPrice &&
        html`<p class="second"><span class="warn figure">${t.priceNow(money(now))}</span>${DOT}<button class="link strong" onClick=${() => setPrice(line, now, now)}>${t.takeNewPrice(money(now))}</button></p>`
      }
    </div>
    ${part(Stepper, {
      what: name,
      value: quantity,
      shown: number(quantity),
      says: formatQuantity(quantity, unit),
      set,
      ask: askQuantity,
    })}
  </li>`
}

/** Into the sale that it was taken from, and no other. */
function offerBack(line: Line, at: number): void {
  const { sell } = words('sell')
  const { key } = draft.peek()
  const press = () => {
    const { key: now, lines } = draft.peek()
    if (now === key && !lines.some((one) => isOne(one, line))) change({ lines: lines.toSpliced(at, 0, line) })
  }
  showToast({ text: sell.removed(line.name), action: { label: words('frame').miniapp.undo, press } })
}

/** The product as it is now, or as it was when the line was made. */
function productOf({ productId, name, emoji, unit, shelfPrice }: Line): Goods {
  return productById.peek().get(productId) ?? { id: productId, name, emoji, unit, price: shelfPrice }
}
