// The lines of a sale: one more, so much more of one, or one less; by taps and by words.
import { LINES_MAX } from '#lib/limits.ts'
import type { Context } from './context.ts'
import { someGoods } from './examples.ts'
import type { Doubt } from './form.ts'
import type { LineForm } from './goods.ts'
import { CommandError } from './outcome.ts'
import { questionIn } from './questions.ts'
import { parseSale } from './sale.ts'
import { isRead, type Off, type SaleForm } from './till.ts'
import { milliOf } from './tokens.ts'
import type { Words } from './words.ts'

/** Without what was only on the way to a line. */
export const settledGoods = ({ adding: _a, shelf: _s, pricing: _p, ...form }: SaleForm): SaleForm => form

/** One more line; of goods that are there at the same price, so much more. Throws what to say where there are too many. */
export function withLine(lines: readonly LineForm[], line: LineForm, words: Words): readonly LineForm[] {
  const at = lines.findIndex((one) => isRead(one, words) && isRead(line, words) && isSame(one, line))
  const there = lines[at]
  if (there) return lines.with(at, changed(there, ownMilli(there) + ownMilli(line)))
  if (lines.length >= LINES_MAX) throw new CommandError(words.t.tooMany(LINES_MAX))
  return [...lines, line]
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
  // A question beside it names goods too.
  const isAsked = questionIn(text, context.actor.role) !== undefined
  const parsed = await parseSale(`: ${text}`, context, isAsked ? {} : { near: 'any' })
  if (!parsed) throw new CommandError(words.t.whichGoods(await someGoods(context)))
  const { doubts = [], ...before } = settledGoods(form)
  const into = (read: SaleForm): SaleForm => ({
    ...withOff(before, read),
    lines: read.lines.reduce((lines, line) => withLine(lines, line, words), before.lines),
    money: read.money ?? before.money,
    dueOn: read.dueOn ?? before.dueOn,
    ...(read.on ? { on: read.on } : {}),
    note: read.note ?? before.note,
    doubts: unlike(doubts, read.doubts ?? []),
  })
  const whole = (doubt: Doubt): Doubt => ({
    ...doubt,
    ways: doubt.ways.map((way) => ({ ...way, put: { ...into(way.put as unknown as SaleForm) } })),
  })
  // Each way of a line that reads in several is a whole sale, of whoever buys here.
  const read = (parsed.form.doubts ?? []).map((doubt) => (doubt.first ? whole(doubt) : doubt))
  return into({ ...parsed.form, doubts: read })
}

/** Both, without those that are asked anew. */
const unlike = (doubts: readonly Doubt[], anew: readonly Doubt[]): readonly Doubt[] => [
  ...doubts.filter(({ key }) => !anew.some((one) => one.key === key)),
  ...anew,
]

/** With the discount that was said, where one was. */
export function withOff(form: SaleForm, { discount, permille }: Off): SaleForm {
  if (!discount && permille === undefined) return form
  const { permille: _, ...rest } = form
  return { ...rest, discount, ...(permille === undefined ? {} : { permille }) }
}

/** The sale without a line, or with so much of it. */
export function withMilli(form: SaleForm, at: number, milli: number): SaleForm {
  const line = form.lines[at]
  if (!line) return form
  if (milli > 0) return { ...form, lines: form.lines.with(at, changed(line, milli)) }
  return { ...form, lines: form.lines.filter((one) => one !== line) }
}
