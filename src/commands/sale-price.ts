// Less for all of a sale, or another price for one of its lines: by taps, and as it is typed.
import type { Context } from './context.ts'
import { chosenOf } from './doubts.ts'
import type { Extra, Open } from './form.ts'
import { goodsShown } from './goods.ts'
import type { Choice } from './message.ts'
import { CommandError } from './outcome.ts'
import { centsOf, withTerms } from './sale-money.ts'
import { discountOf, goodsTotal, type SaleForm } from './till.ts'
import { amountOf, tokensOf } from './tokens.ts'

const PARTS = [50, 100]
/** The place of a line whose price is to be asked, as a choice. */
const PRICE_OF = 'p'
const LINES_PRICED = 6

/** Less for all of it, or another price for a line. */
export const lessOff = (form: SaleForm, context: Context): Extra<SaleForm> => {
  const { words } = context
  const { t } = words
  const goods = goodsTotal(form.lines, words)
  const { permille: _, ...rest } = form
  const amounts = [1, 2, 5].map((whole) => centsOf(whole, words)).filter((cents) => cents < goods)
  const choices: readonly Choice[] = [
    ...amounts.map((cents) => ({ id: cents, name: `−${words.money(cents)}` })),
    ...PARTS.map((permille) => ({ id: `%${permille}`, name: `−${words.percent(permille)}` })),
    ...(discountOf(form, goods) ? [{ id: 0, name: t.sale.noOff }] : []),
    ...form.lines
      .slice(0, LINES_PRICED)
      .flatMap(({ product }, at) =>
        product ? [{ id: `${PRICE_OF}${at}`, name: t.sale.priceOf(goodsShown(product)) }] : [],
      ),
  ]
  return {
    key: 'off',
    label: t.sale.priceOrOff,
    question: t.sale.howMuchOff,
    choices,
    settle(value) {
      const { id } = chosenOf(choices, value, words)
      if (typeof id === 'number') return { ...rest, discount: id }
      const number = Number(id.slice(1))
      return id.startsWith(PRICE_OF)
        ? { ...form, pricing: number }
        : { ...rest, discount: 0, permille: number }
    },
    async answer(text) {
      const said =
        (await withTerms(form, text, context)) ??
        (await withTerms(form, `${t.sale.offWord} ${text}`, context))
      if (!said) throw new CommandError(t.noNumber(text.trim()))
      return said
    },
  }
}

/** Another price for one line, in this sale alone. */
export function whichPrice({ pricing: at = 0, ...form }: SaleForm, { words }: Context): Open<SaleForm> {
  const { t } = words
  const line = form.lines[at]
  const product = line?.product
  const priced = (price: number): SaleForm => {
    if (!line || !product) throw new CommandError(t.notOffered)
    const agreed = { ...line, product: { ...product, price }, agreed: true } as const
    return { ...form, lines: form.lines.with(at, agreed) }
  }
  return {
    key: 'price',
    question: t.sale.whichPrice(product ? goodsShown(product) : '', words.money(product?.price ?? 0)),
    choices: [],
    settle(value) {
      if (typeof value !== 'number') throw new CommandError(t.notOffered)
      return priced(value)
    },
    answer(text) {
      const [typed = '', more] = tokensOf(text.replace(/^r?\$\s*/i, ''))
      if (!typed || more !== undefined) throw new CommandError(t.noNumber(text.trim()))
      return priced(amountOf(typed, words))
    },
  }
}
