// `− 2 ☕ Café +`: changing the lines of a sale by taps.
import { withGoods, withMilli } from './cart.ts'
import type { Context } from './context.ts'
import type { Extra } from './form.ts'
import { countOf, goodsShown, type LineForm } from './goods.ts'
import type { Choice } from './message.ts'
import { CommandError } from './outcome.ts'
import { againOf } from './sale-quantity.ts'
import type { SaleForm } from './till.ts'
import { milliOf } from './tokens.ts'

/** Lines that a card has buttons for; more are changed by words. */
const SHOWN = 8
const PER_ROW = 3
/** Goods by weight or volume go up and down by a tenth. */
const stepOf = ({ product }: LineForm) => (product?.unit === 'kg' || product?.unit === 'l' ? 100 : 1000)

/** `− 2 ☕ Café +`, a row a line, and more goods. */
export const changeLines = (form: SaleForm, context: Context): Extra<SaleForm> => {
  const { words } = context
  const { t } = words
  const choices = form.lines.slice(0, SHOWN).flatMap((line, at): Choice[] => {
    if (!line.product) return []
    const count = countOf(milliOf(line.product, line) / 1000, line.product.unit, words)
    return [
      { id: `-${at}`, name: '−' },
      { id: `=${at}`, name: `${count} ${goodsShown(line.product)}` },
      { id: `+${at}`, name: '+' },
    ]
  })
  return {
    key: 'lines',
    label: t.sale.changeLines,
    question: t.sale.whichChange,
    choices: [],
    offers: () => [...choices, { id: MORE, name: t.sale.moreGoods }],
    perRow: PER_ROW,
    stays: true,
    settle: (value) => stepped(form, String(value), context),
    answer: (text) => withGoods(form, text, context),
  }
}

const MORE = 'more'

async function stepped(form: SaleForm, value: string, context: Context): Promise<SaleForm> {
  if (value === MORE) return { ...form, shelf: { is: 'best' } }
  const [, sign, place = ''] = /^([-=+])(\d{1,3})$/.exec(value) ?? []
  const at = Number(place)
  const line = form.lines[at]
  if (!sign || !line?.product) throw new CommandError(context.words.t.notOffered)
  if (sign === '=') return { ...form, adding: await againOf(form, at, context) }
  const milli = milliOf(line.product, line)
  return withMilli(form, at, sign === '+' ? milli + stepOf(line) : milli - stepOf(line))
}
