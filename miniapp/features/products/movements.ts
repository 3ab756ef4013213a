// What came and went, newest first, with the level after each; a sale's leads to the sale.
import { useState } from 'preact/hooks'
import type { Movement, Product } from '../../client/api-types.ts'
import { dotted, number } from '../../client/format.ts'
import { moment } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Link } from '../../ui/link.ts'
import { useMore } from '../../ui/more.ts'
import { Pending } from '../../ui/pending.ts'
import rowStyles from '../../ui/row.module.css'
import sectionStyles from '../../ui/section.module.css'
import { RowBones, Section } from '../../ui/section.ts'
import styles from './products.module.css'
import { movementsOf } from './stock.ts'

/** So many at first; all of them when asked. */
const FEW = 5

export function Movements({ product }: { product: Product }) {
  const t = words('products').products
  const [all, setAll] = useState(false)
  const pages = movementsOf(product.id)
  const held = pages.use()
  const more = useMore(`movements/${product.id}`, held?.items.length ?? 0, pages)
  if (!held)
    return html`<div class=${sectionStyles.section}>
      ${part(Pending, { held: pages, children: part(RowBones, { count: 4, thumb: false }) })}
    </div>`
  const shown = held.items.slice(0, all ? more.count : FEW)
  const hasMore = !all && held.items.length > FEW
  const end =
    hasMore &&
    html`<button class=${classes('link', sectionStyles.sectionLink)} onClick=${() => setAll(true)}>${t.all}</button>`
  return part(Section, {
    title: t.movements,
    end,
    children: html`
      ${shown.map((one) => part(Row, { key: one.id, movement: one }))}
      ${!shown.length && html`<li class=${rowStyles.line}><p class=${classes('muted', rowStyles.row)}>${t.noMovements}</p></li>`}
      ${all && more.sentinel}
    `,
  })
}

function Row({ movement }: { movement: Movement }) {
  const t = words('products').products
  const { kind, quantity, level, at, actor, source, reason } = movement
  const what = dotted(t.kinds[kind], source.name ?? reason)
  const signed = `${quantity > 0 ? '+' : ''}${number(quantity)}`
  const tone = quantity > 0 ? 'good' : kind === 'sale' ? '' : quantity < 0 ? 'danger' : 'muted'
  const inside = html`<span class=${classes('figure strong', styles.moved, tone)}>${signed}</span>
    <span class=${rowStyles.words}><span class="cut block">${what}</span><span class="second muted cut block">${dotted(moment(at), actor.name)}</span></span>
    <span class=${classes('figure muted', rowStyles.end)}>${number(level)}</span>`
  return html`<li class=${classes(rowStyles.line, styles.movedLine)}>
    ${
      source.type === 'sale'
        ? part(Link, { to: `/sales/${source.id}`, look: classes('still', rowStyles.row), children: inside })
        : html`<div class=${rowStyles.row}>${inside}</div>`
    }
  </li>`
}
