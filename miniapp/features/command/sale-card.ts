// A sale that a line would make: who, what, how it is paid, and what is owed afterwards. Sums are the server's own arithmetic.
import type { CommandAnswer, Customer } from '../../client/api-types.ts'
import { day, money, times } from '../../client/format.ts'
import { dueDays } from '../../client/known-shop.ts'
import { words } from '../../client/words.ts'
import { calledBy } from '../../ui/avatar.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import rowStyles from '../../ui/row.module.css'
import { Badge } from '../../ui/section.ts'
import { beginSale } from '../cart/begin-sale.ts'
import { type Line, totalOf } from '../cart/draft.ts'
import { readSale, type SaleRead } from '../cart/sale-read.ts'
import { productById } from '../products/held.ts'
import { Picture } from '../products/picture.ts'
import { Fact, Head } from './card-parts.ts'
import styles from './command.module.css'
import { edit } from './edit.ts'

type Known = Extract<CommandAnswer, { input: unknown }>

/** The sale as Cobrar would hold it; null where a product is not on this device yet. */
export const saleRead = ({ input }: Known, customer: Customer | null): SaleRead | null =>
  readSale(input, customer, productById.value)

/** What the button says: the act and its amount. */
export function saleAct({ draft, sums }: SaleRead): string {
  const t = words('command').command
  return draft.way === 'tab' ? t.sellOnTab(money(sums.total)) : t.sell(money(sums.total))
}

interface SaleCardProps {
  readonly read: SaleRead
  /** The keys of what is asked. */
  readonly missing: readonly string[]
}

export function SaleCard({ read, missing }: SaleCardProps) {
  const t = words('command').command
  const { draft, sums } = read
  const { buyer, note } = draft
  const open = missing.length > 0
  const items = itemsRead(draft.lines.length, missing)
  const known = buyer?.id ? buyer : null
  const way = draft.way === 'paid' ? 'good' : 'warn'
  const label = draft.way === 'paid' ? t.paid : draft.way === 'part' ? t.part : t.tab
  const owes = !open && buyer !== null && sums.onTab > 0
  return html`<section class=${classes(cardStyles.card, styles.read)}>
    ${part(Head, {
      known,
      name: buyer?.name ?? null,
      children:
        !open &&
        html`<button class=${styles.value} onClick=${() => edit({ is: 'payment' })}>
          ${part(Badge, { tone: way, children: label })}
        </button>`,
    })}
    <dl>
      ${draft.lines.map((line, n) => part(Item, { key: line.productId, line, item: items[n] ?? n }))}
      ${
        sums.discount > 0 &&
        part(Fact, { name: t.discount, value: money(-sums.discount), press: () => edit({ is: 'discount' }) })
      }
      ${
        owes &&
        part(Fact, {
          name: t.due,
          value: draft.dueOn ? day(draft.dueOn) : t.dueIn(dueDays()),
          press: () => edit({ is: 'due' }),
        })
      }
      ${
        owes &&
        part(Fact, { name: t.willOwe(calledBy(buyer.name)), value: money((known?.due ?? 0) + sums.onTab) })
      }
      ${note && part(Fact, { name: t.note, value: note, press: () => edit({ is: 'note' }) })}
    </dl>
    <button class=${classes('still link', rowStyles.row, styles.row)} onClick=${() => void beginSale(draft)}>${t.form}<span class=${rowStyles.end}>${part(Icon, { name: 'next', size: 18 })}</span></button>
  </section>`
}

/** As which items of the typed line the lines stand there: those asked about are not among them. */
const itemsRead = (count: number, missing: readonly string[]) =>
  Array.from({ length: count + missing.length }, (_, item) => item)
    .filter((item) => !missing.some((key) => key.startsWith(`items.${item}.`)))
    .slice(0, count)

function Item({ line, item }: { line: Line; item: number }) {
  const { productId, quantity, unit, name } = line
  const said = `${times(quantity, unit)} ${name}`
  return html`<div>
    <dt><button class=${styles.value} onClick=${() => edit({ is: 'quantity', item })}>${part(Picture, { product: productById.value.get(productId) ?? line, look: styles.goods })} ${said}</button></dt>
    <dd class="figure strong"><button class=${styles.value} aria-label=${`${name}: ${money(totalOf(line))}`} onClick=${() => edit({ is: 'goods', item })}>${money(totalOf(line))}</button></dd>
  </div>`
}
