// One line that goes in: what it makes or changes, what is strange about it, the new amount and the old one struck below.
import { emojisFor } from '#lib/goods-emoji.ts'
import { day, dotted, money, number, quantity } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { Avatar } from '../../ui/avatar.ts'
import { html, part } from '../../ui/html.ts'
import rowStyles from '../../ui/row.module.css'
import { Row } from '../../ui/section.ts'
import debtsStyles from '../debts/debts.module.css'
import { productById } from '../products/held.ts'
import { Picture } from '../products/picture.ts'
import type { Item } from './calls.ts'

const numberIn = (fields: Item['before'], name: string) => {
  const value = fields?.[name]
  return typeof value === 'number' ? value : null
}
const textIn = (fields: Item['before'], name: string) => {
  const value = fields?.[name]
  return typeof value === 'string' ? value : null
}

export function ProductItem({ item }: { item: Item }) {
  const { name, entityId, before, after, odd } = item
  const [was, is] = [numberIn(before, 'price'), numberIn(after, 'price')]
  const known = entityId === null ? undefined : productById.value.get(entityId)
  const emoji = textIn(after, 'emoji') ?? emojisFor(name)[0] ?? '📦'
  return part(Row, {
    thumb: known
      ? part(Picture, { product: known, look: rowStyles.picture })
      : html`<span class=${`emoji ${rowStyles.picture}`} aria-hidden="true"><i>${emoji}</i></span>`,
    title: name,
    second: odd
      ? html`<span class=${`warn ${debtsStyles.strongSecond}`}>${strange(was, is)}</span>`
      : goodsSaid(item, was, is),
    figure: is !== null && money(is),
    under: was !== null && is !== null && html`<s>${money(was)}</s>`,
  })
}

/** Why somebody ought to look at it. */
function strange(was: number | null, is: number | null): string {
  const { odd } = words('imports').imports
  if (was === null || is === null) return odd.belowCost
  if (is >= 10 * was) return odd.tenfold
  if (is * 10 <= was) return odd.tenth
  return is > 2 * was ? odd.doubled : odd.belowCost
}

function goodsSaid({ after, before }: Item, was: number | null, is: number | null): string {
  const t = words('imports').imports
  const [stock, cost] = [numberIn(after, 'stock'), numberIn(after, 'cost')]
  const unit = textIn(after, 'unit') ?? 'un'
  // A price per gram is no fall of one per kilogram.
  const risen = was && is && !textIn(before ?? {}, 'unit') ? percent(was, is) : null
  const others = Object.keys(before ?? {}).filter((field) => field !== 'price')
  return dotted(
    risen,
    before === null && textIn(after, 'category'),
    others.length > 0 && others.map((field) => t.fields[field] ?? field).join(', '),
    stock !== null && cost !== null && t.arrives(quantity(stock, unit), money(cost)),
  )
}

function percent(was: number, is: number): string {
  const t = words('imports').imports
  const by = number(Math.round((100 * Math.abs(is - was)) / was))
  return is > was ? t.rises(by) : t.falls(by)
}

export function CustomerItem({ item: { name, entityId, line, before, after, odd } }: { item: Item }) {
  const t = words('imports').imports
  const [owes, limit] = [numberIn(after, 'owes'), numberIn(after, 'creditLimit')]
  const [since, due] = [textIn(after, 'since'), textIn(after, 'due')]
  const fields = Object.keys(before ?? {}).map((field) => t.fields[field] ?? field)
  const said = dotted(
    since && t.since(day(since)),
    due && t.due(day(due)),
    fields.length > 0 && fields.join(', '),
    entityId === null && owes === null && t.owesNothing,
  )
  return part(Row, {
    thumb: part(Avatar, { id: entityId ?? line, name }),
    title: name,
    second: odd
      ? html`<span class=${`warn ${debtsStyles.strongSecond}`}>${limit === null ? t.odd.aboveLimit : t.odd.aboveLimitOf(money(limit))}</span>`
      : said,
    figure: owes !== null && money(owes),
  })
}
