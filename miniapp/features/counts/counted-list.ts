// Every product of a count: what is left by category, what differs, what was counted and by whom. A row leads to counting it.
import { useState } from 'preact/hooks'
import type { Product } from '../../client/api-types.ts'
import { dotted, quantity as formatQuantity } from '../../client/format.ts'
import { go, replace } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import choiceStyles from '../../ui/choice.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { List } from '../../ui/list.ts'
import { MainButton } from '../../ui/main-button.ts'
import rowStyles from '../../ui/row.module.css'
import { Row } from '../../ui/section.ts'
import { Picture } from '../products/picture.ts'
import styles from './counts.module.css'
import type { CountLine, ShownCount } from './held.ts'
import { InQueue, Progress } from './progress.ts'

type View = 'left' | 'differ' | 'counted'
const VIEWS: readonly View[] = ['left', 'differ', 'counted']

interface ListProps {
  readonly session: ShownCount
  readonly goods: readonly Product[]
  readonly lines: ReadonlyMap<number, CountLine>
}

export function CountedList({ session, goods, lines }: ListProps) {
  const t = words('counts').counts
  const shown: Record<View, readonly Product[]> = {
    left: goods.filter(({ id }) => !lines.has(id)),
    differ: goods.filter(({ id }) => lines.get(id)?.difference),
    counted: goods.filter(({ id }) => lines.has(id)),
  }
  const [view, setView] = useState<View>(shown.left.length ? 'left' : 'counted')
  const here = `/stock/count/${session.id}`
  return html`<h1 class="hidden" tabindex="-1">${t.title}</h1>
    ${part(Progress, { session })}
    ${part(Choice<View>, {
      label: t.show,
      row: classes(choiceStyles.chipRow, styles.views),
      options: VIEWS.map((value) => ({
        value,
        label: html`${t.views[value]} <small class="figure">${shown[value].length}</small>`,
      })),
      value: view,
      pick: setView,
    })}
    ${part(List<Product>, {
      name: view,
      items: shown[view],
      groups: (items) => byCategory(items, goods, lines),
      row: (product) =>
        part(Row, {
          key: product.id,
          row: product.id,
          press: () => go(`${here}?p=${product.id}`),
          thumb: part(Picture, { product, look: rowStyles.picture }),
          title: product.name,
          ...saidOf(product, lines.get(product.id)),
        }),
      empty: html`<p class=${classes('muted', styles.none)} role="status">${{ left: t.noneLeft, differ: t.noneDiffer, counted: t.noneCounted }[view]}</p>`,
    })}
    ${part(MainButton, { kind: 'secondary', text: t.seeResult, press: () => go(`${here}?show=result`) })}
    ${shown.left.length > 0 && part(MainButton, { text: t.goOnCounting, press: () => replace(here) })}`
}

/** Each category with how many of it were counted. */
function byCategory(
  items: readonly Product[],
  goods: readonly Product[],
  lines: ReadonlyMap<number, CountLine>,
) {
  const t = words('counts').counts
  const names = [...new Set(items.map(({ category }) => category))]
  return names.map((name) => {
    const all = goods.filter(({ category }) => category === name)
    const counted = all.filter(({ id }) => lines.has(id)).length
    return {
      title: name ?? t.all,
      end: html`<span class="figure">${t.of(counted, all.length)}</span>`,
      items: items.filter(({ category }) => category === name),
    }
  })
}

function saidOf({ unit }: Product, line: CountLine | undefined) {
  const t = words('counts').counts
  if (!line) return {}
  const { counted, difference, reason, by, waits } = line
  const amount = formatQuantity(Math.abs(difference), unit)
  const figure =
    difference === 0
      ? html`<span class="good">${t.agrees}</span>`
      : html`<span class=${difference < 0 ? 'warn' : 'good'}>${difference < 0 ? '−' : '+'}${amount}</span>`
  const second = dotted(t.counted(formatQuantity(counted, unit), by.name), reason)
  return { second, figure, under: waits && part(InQueue) }
}
