// What a sale is refused for, as ways out on its card: less of what is short, money now for what passes the limit, without what is gone.
import { type DomainError, hasRoom, type Shortage } from '#domain/errors.ts'
import { mayAct } from '#domain/operation.ts'
import { OFFERED_METHODS } from '#lib/payment-methods.ts'
import type { Context } from './context.ts'
import type { Doubt, Way } from './form.ts'
import { countOf, type LineForm } from './goods.ts'
import { problemsOf } from './issues.ts'
import { EMPTY } from './sale-buyer.ts'
import { sayLimit } from './staff-limit.ts'
import { paidBy, type SaleForm, tillOf } from './till.ts'
import { type Method, milliOf } from './tokens.ts'

const WAYS_OUT: ReadonlySet<string> = new Set(['stock', 'limit', 'paidNow', 'goods', 'who', 'bound'])
function notAsking(form: SaleForm): SaleForm {
  const { asks: _, ...rest } = form
  return rest
}

/** Ways out are of the sale as it was refused: once it is another, they mean nothing. */
export const withoutWaysOut = (form: SaleForm): SaleForm => ({
  ...notAsking(form),
  doubts: (form.doubts ?? []).filter(({ key }) => !WAYS_OUT.has(key)),
})

/** The form with the ways out as a doubt; undefined where there are none. */
export async function mendSale(
  form: SaleForm,
  { code, details }: DomainError,
  context: Context,
): Promise<SaleForm | undefined> {
  const doubt =
    code === 'insufficient_stock'
      ? shortOf(form, details.shortages ?? [], context)
      : code === 'credit_limit'
        ? overLimit(form, details, context)
        : code === 'forbidden' && details.reached && !mayAct(context.actor.role, 'owner')
          ? beyondStaff(details, context)
          : code === 'wrong_state' || code === 'not_found'
            ? await gone(form, context)
            : undefined
  return doubt && { ...form, doubts: [...(form.doubts ?? []), doubt] }
}

/** Less of what is short, or none of it; shown again before the rest is sold. */
function shortOf(form: SaleForm, shortages: readonly Shortage[], { words }: Context): Doubt | undefined {
  const [first, other] = shortages
  if (!first) return undefined
  const { t } = words
  const isShort = ({ product }: LineForm) => shortages.some(({ productId }) => productId === product?.id)
  const unitOf = (id: number) => form.lines.find(({ product }) => product?.id === id)?.product?.unit ?? ''
  const left = new Map(shortages.map(({ productId, available }) => [productId, Math.round(available * 1000)]))
  const fewer = form.lines.flatMap((line): readonly LineForm[] => {
    const { product } = line
    const most = product ? left.get(product.id) : undefined
    if (!product || most === undefined) return [line]
    const milli = Math.min(milliOf(product, line), most)
    left.set(product.id, most - milli)
    return milli > 0 ? [{ ...line, milli, unit: product.unit }] : []
  })
  const without = form.lines.filter((line) => !isShort(line))
  const some = shortages.some(({ available }) => available > 0)
  const count = countOf(first.available, unitOf(first.productId), words)
  const question = shortages
    .map(({ productId, name, available }) =>
      t.sale.nowThereIs(name, countOf(available, unitOf(productId), words)),
    )
    .join('\n')
  return {
    key: 'stock',
    question,
    ways: [
      ...(some
        ? [{ id: 'less', name: other ? t.sale.sellWhatIs : t.sale.sellOnly(count), put: { lines: fewer } }]
        : []),
      { id: 'without', name: t.sale.takeOut, put: { lines: without, waits: true } },
    ],
  }
}

/** What passes the limit is paid now, or all of it; an owner may let it pass. */
function overLimit(form: SaleForm, details: DomainError['details'], { actor, words }: Context): Doubt {
  const { t } = words
  const { exceedsBy = 0, limit = 0 } = details
  const before = tillOf(form, words).payments
  const isOwner = mayAct(actor.role, 'owner')
  const [over, most] = [words.money(exceedsBy), words.money(limit)]
  const asks = (amount: number | null): Pick<Way, 'put'> => ({
    put: {
      money: paidBy([{ amount, method: 'cash' }]),
      doubts: [howPaidNow(amount, amount === null ? [] : before, t)],
    },
  })
  const question = hasRoom(details) ? t.sale.overLimit(over, most) : t.sale.noRoom(most)
  return {
    key: 'limit',
    question,
    ways: [
      ...(hasRoom(details) ? [{ id: 'part', name: t.sale.takeNow(over), ...asks(exceedsBy) }] : []),
      { id: 'all', name: t.sale.payAll, ...asks(null) },
      isOwner
        ? { id: 'override', name: t.sale.sellAnyway, put: { overrides: true } }
        : { id: 'ask', name: t.approvals.ask, put: { asks: 'creditLimit' } },
    ],
  }
}

/** Beyond what staff may, an owner may be asked for some of it. */
function beyondStaff({ reached, ask }: DomainError['details'], { words }: Context): Doubt | undefined {
  const asks = reached && ASKED_FOR[reached.name]
  if (!asks) return undefined
  return {
    key: 'bound',
    question: sayLimit(reached, ask, problemsOf(words), words.language),
    ways: [{ id: 'ask', name: words.t.approvals.ask, put: { asks } }],
  }
}

const ASKED_FOR: Readonly<Partial<Record<string, SaleForm['asks']>>> = {
  discountPercent: 'discount',
  priceOverridePercent: 'price',
  belowCost: 'price',
}

/** By which method that is paid, beside what was paid before. */
const howPaidNow = (
  amount: number | null,
  before: readonly { readonly amount: number; readonly method: Method }[],
  t: Context['words']['t'],
): Doubt => ({
  key: 'paidNow',
  question: t.whichMethod,
  ways: OFFERED_METHODS.map((method) => ({
    id: method,
    name: t.sale.by[method],
    put: { money: paidBy([{ amount, method }, ...before]), showsCode: 'result' },
  })),
})

/** Goods that are not sold any more, or somebody who is no customer any more: without them. */
async function gone(form: SaleForm, context: Context): Promise<Doubt | undefined> {
  const { t } = context.words
  const { buyer, lines } = form
  const [products, [customer]] = await Promise.all([
    context.productsOf(lines.map(({ product }) => product?.id)),
    context.customersOf(buyer.is === 'known' ? [buyer.id] : []),
  ])
  const stands = ({ product }: LineForm) => products.some(({ id }) => id === product?.id)
  const missing = lines.filter((line) => !stands(line))
  if (missing.length) {
    const names = missing.map(({ product, typed }) => product?.name ?? typed).join(', ')
    const put = { lines: lines.filter(stands), waits: true }
    return {
      key: 'goods',
      question: t.sale.notSold(names),
      ways: [{ id: 'without', name: t.sale.takeOut, put }],
    }
  }
  if (buyer.is !== 'known' || customer) return undefined
  const put = { buyer: EMPTY.buyer }
  return {
    key: 'who',
    question: t.sale.noCustomer(buyer.name),
    ways: [{ id: 'other', name: t.sale.somebodyElse, put }],
  }
}
