// The lines of a sale: one more, so much more of one, or one less; by taps and by words.
import type { Context } from './context.ts'
import type { Doubt } from './form.ts'
import type { LineForm } from './goods.ts'
import { CommandError } from './outcome.ts'
import { parseSale } from './sale.ts'
import { isRead, type SaleForm } from './till.ts'
import { milliOf } from './tokens.ts'
import type { Words } from './words.ts'

/** Without what was only on the way to a line. */
export const settledGoods = ({ adding: _a, shelf: _s, pricing: _p, ...form }: SaleForm): SaleForm => form

/** One more line; of goods that are there at the same price, so much more. */
export function withLine(lines: readonly LineForm[], line: LineForm, words: Words): readonly LineForm[] {
  const at = lines.findIndex((one) => isRead(one, words) && isRead(line, words) && isSame(one, line))
  const there = lines[at]
  return there ? lines.with(at, changed(there, ownMilli(there) + ownMilli(line))) : [...lines, line]
}

const isSame = (one: LineForm, other: LineForm) =>
  one.product?.id === other.product?.id && one.product?.price === other.product?.price
const ownMilli = (line: LineForm) => (line.product ? milliOf(line.product, line) : line.milli)

/** So many thousandths of it, in its product's own unit. */
export const changed = ({ typed, product, choices, agreed }: LineForm, milli: number): LineForm => ({
  typed,
  product,
  choices,
  milli,
  unit: product?.unit ?? null,
  ...(agreed ? { agreed } : {}),
})

/** Goods as they would be typed behind the name, added to those that are there. */
export async function withGoods(form: SaleForm, text: string, context: Context): Promise<SaleForm> {
  const { words } = context
  const parsed = await parseSale(`: ${text}`, context)
  if (!parsed) throw new CommandError(words.t.whichGoods)
  const before = settledGoods(form)
  const into = (read: SaleForm): SaleForm => ({
    ...before,
    lines: read.lines.reduce((lines, line) => withLine(lines, line, words), before.lines),
    money: read.money ?? before.money,
    dueOn: read.dueOn ?? before.dueOn,
    note: read.note ?? before.note,
    ...(read.discount || read.permille !== undefined
      ? { discount: read.discount, ...(read.permille === undefined ? {} : { permille: read.permille }) }
      : {}),
  })
  const doubts = (parsed.form.doubts ?? []).map((doubt): Doubt => {
    if (!doubt.first) return doubt
    // Each of its ways is a whole sale, of whoever buys here.
    return {
      ...doubt,
      ways: doubt.ways.map((way) => ({ ...way, put: { ...into(way.put as unknown as SaleForm) } })),
    }
  })
  return { ...into(parsed.form), doubts: [...(form.doubts ?? []), ...doubts] }
}

/** The sale without a line, or with so much of it. */
export function withMilli(form: SaleForm, at: number, milli: number): SaleForm {
  const line = form.lines[at]
  if (!line) return form
  if (milli > 0) return { ...form, lines: form.lines.with(at, changed(line, milli)) }
  return { ...form, lines: form.lines.filter((one) => one !== line) }
}
