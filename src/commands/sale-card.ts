// A sale on its way as it is shown: who, each line with what is there, what it comes to, and what is owed then.
import { lineTotal } from '#lib/money.ts'
import { nameOf } from './buyer.ts'
import type { Context } from './context.ts'
import { countOf, goodsShown, type LineForm } from './goods.ts'
import { joined, type Line, line as lineOf, rowLine } from './message.ts'
import { isUnnamed } from './sale-buyer.ts'
import {
  discountOf,
  goodsTotal,
  isRead,
  owingAfter,
  paidOf,
  type SaleForm,
  saidIn,
  tillOf,
  totalOf,
} from './till.ts'
import { inUnitOf } from './tokens.ts'
import { truncate } from './truncate.ts'
import type { Words } from './words.ts'

/** How things stand now, beside the form. */
interface Now {
  /** What there is of each product, in its unit. */
  readonly levels: ReadonlyMap<number, number>
  /** Minor units that its customer owes, and may owe at most; null: as much as they like. */
  readonly account: { readonly due: number; readonly limit: number | null } | undefined
}

async function nowOf(form: SaleForm, context: Context): Promise<Now> {
  const [products, [account]] = await Promise.all([
    context.productsOf(form.lines.flatMap(({ product }) => product?.id ?? [])),
    context.customersOf(form.buyer.is === 'known' ? [form.buyer.id] : []),
  ])
  return { levels: new Map(products.map(({ id, stock }) => [id, stock])), account }
}

export async function showSale(
  form: SaleForm,
  context: Context,
): Promise<readonly [Line, ...Line[]] | undefined> {
  const { words } = context
  const { t } = words
  const { note, lines } = form
  if (isUnnamed(form) && !lines.length) return undefined
  const now = await nowOf(form, context)
  const dayOf = async (day: string | null | undefined) => day && words.day(day, await context.today())
  const [dueOn, on] = [await dayOf(form.dueOn), await dayOf(form.on)]
  const terms = [
    ...sums(form, now, words),
    ...(dueOn ? [part(t.dueOn(dueOn), t.labels.due, dueOn)] : []),
    ...(on ? [part(t.soldOn(on), t.labels.soldOn, on)] : []),
  ]
  return [
    headOf(form, now, words),
    ...(form.changed ?? []).map(({ name, from, to }) =>
      lineOf(t.sale.priceChanged(name, words.money(from), words.money(to))),
    ),
    ...truncate(lines, (line) => goodsLine(line, now, words), words),
    ...(terms.length ? [joined(terms)] : []),
    ...(note ? [part(`“${note}”`, t.labels.note, note)] : []),
  ]
}

/** Who buys, with the account to open; before there are goods also what they owe. */
function headOf({ buyer, lines }: SaleForm, { account }: Now, words: Words): Line {
  const { t } = words
  const name = nameOf(buyer) || t.noName
  if (buyer.is !== 'known') return rowLine('🛒', { name })
  const link = { is: 'customer', id: buyer.id } as const
  if (lines.length || !account?.due) return rowLine('🛒', { name, link })
  const limit = account.limit === null ? null : words.money(account.limit)
  return rowLine('🛒', { name, link, value: t.sale.owesOf(words.money(account.due), limit) }, ' · ')
}

const isWhole = ({ lines }: SaleForm, words: Words) => lines.every((line) => isRead(line, words))

const part = (text: string, name: string, value: string): Line => lineOf(text, { name, value })

const moneyOr = (cents: number | null, words: Words) => (cents === null ? null : words.money(cents))

/** What it comes to, and how that is paid. */
function sums(form: SaleForm, now: Now, words: Words): Line[] {
  const { t } = words
  const { money, permille, lines } = form
  const of = (say: (amount: string) => string, name: string, cents: number) =>
    part(say(words.money(cents)), name, words.money(cents))
  const isKnown = isWhole(form, words) && lines.length > 0
  const discount = discountOf(form, isKnown ? goodsTotal(lines, words) : 0)
  const percent = permille ? words.percent(permille) : ''
  const off = discount
    ? [words.money(discount), percent && `(${percent})`].filter(Boolean).join(' ')
    : percent
  const { change } = tillOf(form, words)
  return [
    ...(off ? [part(t.discountOf(off), t.labels.discount, off)] : []),
    ...(isKnown ? [of(t.total, t.labels.total, totalOf(form, words))] : []),
    ...saidIn(money).map(({ amount, half, method }, n, said) => {
      const owed = half && isKnown ? paidOf(said, totalOf(form, words))[n]?.amount : undefined
      const paid = half && owed === undefined ? t.halfOfIt : moneyOr(owed ?? amount, words)
      const by = paid ? t.methods[method] : t.paidBy[method]
      return part(t.paidWith(paid, by), t.labels.paid, [paid, by].filter(Boolean).join(' '))
    }),
    ...owed(form, isKnown ? now.account : undefined, words),
    ...(isKnown && change ? [of(t.changeOf, t.labels.change, change)] : []),
  ]
}

/** On credit, and what would be owed then; where nothing is said of money, what it would be on credit. */
function owed(form: SaleForm, account: Now['account'], words: Words): Line[] {
  const { t } = words
  const after = account && owingAfter(form, account.due, words)
  const limit = typeof account?.limit === 'number' ? words.money(account.limit) : null
  const will = after === undefined ? null : t.sale.willOwe(words.money(after), limit)
  const isCredit = form.money?.is === 'credit'
  if (!isCredit && (!will || after === account?.due)) return []
  if (!will) return [lineOf(t.onCredit)]
  if (saidIn(form.money).length) return [lineOf(will)]
  return [lineOf(`${t.onCredit}: ${will}`)]
}

function goodsLine(line: LineForm, { levels }: Now, words: Words): Line {
  const { product, milli, typed, ways, worth } = line
  if (!product)
    return lineOf(
      `${ways ? '' : worth === undefined ? `${words.number(milli / 1000)} × ` : `${words.money(worth)}: `}${typed}?`,
    )
  const link = { is: 'product', id: product.id } as const
  const shown = goodsShown(product)
  if (!isRead(line, words)) return rowLine('', { name: `${words.number(milli / 1000)} × ${shown}?`, link })
  const own = inUnitOf(product, line, words)
  const count = countOf(own / 1000, product.unit, words)
  const value = words.money(lineTotal(own, product.price))
  const row = { name: `${count} × ${shown}`, value, link } as const
  const level = levels.get(product.id)
  if (level === undefined) return rowLine('', row, ' · ')
  const under = words.t.sale.inStock(countOf(level, product.unit, words))
  return { text: `${row.name} · ${value} (${under})`, rows: [{ ...row, under }] }
}
