// `/buy Ana: 2 café, 1,5 kg arroz fiado vence 15/12`: from a line to a sale.
import { fold } from '#lib/fold.ts'
import { lineTotal } from '#lib/money.ts'
import { buyerAtHead, buyerChosen, buyerNamed, buyerOf } from './buyer.ts'
import type { Context } from './context.ts'
import type { Family } from './family.ts'
import { goodsOf, readLines, withProduct } from './items.ts'
import { someOf } from './lines-shown.ts'
import { find } from './names.ts'
import { splitNote } from './note.ts'
import { CommandError, type GoodsName, type LineForm, type Open, type SaleForm } from './outcome.ts'
import { amountOf, dayAsTyped, inUnitOf, methodOf, milliOf, tokensOf } from './tokens.ts'
import type { Words } from './words.ts'

/** Words that end the goods and begin the terms. */
const TERMS =
  /(?:^|[\s,])(fiado|a prazo|na conta|on (?:the )?(?:credit|tab)|tab|pag[oa]|[aà] vista|paid|vence|vencimento|due|desconto|discount)(?=$|[\s,])/iu

export async function parseSale(text: string, context: Context): Promise<SaleForm> {
  const { words } = context
  const [products, customers] = await Promise.all([context.products(text), context.customers(text)])
  const { body, note } = splitNote(text, products)
  const colon = body.indexOf(':')
  const head = colon >= 0 ? undefined : buyerAtHead(body, customers)
  const rest = colon >= 0 ? body.slice(colon + 1) : (head?.rest ?? body)
  const cut = TERMS.exec(rest.normalize('NFC'))
  const goods = cut ? rest.slice(0, cut.index) : rest
  const terms = await readTerms(cut ? rest.slice(cut.index) : '', context)
  const lines = readLines(goods, products, words)
  if (!lines.length) throw new CommandError(words.t.usage.buy)
  const named = colon >= 0 ? body.slice(0, colon).trim() : ''
  const buyer = named ? buyerNamed(named, customers, words, true) : (head?.buyer ?? { is: 'nobody' as const })
  return { kind: 'sale', buyer, lines, ...terms, note }
}

type Terms = Pick<SaleForm, 'money' | 'dueOn' | 'discount'>

/** Money, due date and discount, in any order. */
async function readTerms(text: string, context: Context): Promise<Terms> {
  const { words } = context
  const tokens = tokensOf(text.replaceAll(/(?<!\d),|,(?!\d)/g, ' '))
  let terms: Terms = { money: null, dueOn: null, discount: 0 }
  while (tokens.length) {
    const word = fold(tokens.shift() ?? '')
    const next = fold(tokens[0] ?? '')
    if (word === 'fiado' || word === 'tab') terms = { ...terms, money: terms.money ?? { is: 'credit' } }
    else if ((word === 'a' && next === 'prazo') || (word === 'na' && next === 'conta')) {
      tokens.shift()
      terms = { ...terms, money: terms.money ?? { is: 'credit' } }
    } else if (word === 'on') {
      tokens.splice(0, next === 'the' ? 2 : 1)
      terms = { ...terms, money: terms.money ?? { is: 'credit' } }
    } else if (/^(pag[oa]|paid)$/.test(word) || (word === 'a' && next === 'vista')) {
      if (word === 'a') tokens.shift()
      terms = { ...terms, money: readPaid(tokens, words) }
    } else if (/^(vence|vencimento|due)$/.test(word)) {
      terms = { ...terms, dueOn: dayAsTyped(tokens.shift() ?? '', await context.today(), words) }
    } else if (/^(desconto|discount)$/.test(word)) {
      terms = { ...terms, discount: readDiscount(tokens, words) }
    } else throw new CommandError(words.t.unknownWord(word))
  }
  return terms
}

/** After "pago": an amount and a method, each if it is there. */
function readPaid(tokens: string[], words: Words): NonNullable<SaleForm['money']> {
  const skip = () => {
    if (/^(em|no|na|com|by|in|with)$/iu.test(tokens[0] ?? '') && methodOf(tokens[1])) tokens.shift()
  }
  if (/^r\$$/i.test(tokens[0] ?? '')) tokens.shift()
  const amount = /^(r\$)?[+\-−]?\d/i.test(tokens[0] ?? '') ? amountOf(tokens.shift() ?? '', words) : null
  if (amount === 0) throw new CommandError(words.t.aboveZero)
  skip()
  const method = methodOf(tokens[0])
  if (method) tokens.shift()
  return { is: 'paid', amount, method: method ?? 'cash' }
}

function readDiscount(tokens: string[], words: Words): number {
  if (/^r\$$/i.test(tokens[0] ?? '')) tokens.shift()
  const given = tokens.shift() ?? ''
  if (given.endsWith('%') || tokens[0] === '%') throw new CommandError(words.t.noPercent)
  return amountOf(given, words)
}

/** Minor units: what the lines whose products are known come to, less the discount. */
export function totalOf(form: SaleForm, words: Words): number {
  const sum = form.lines.reduce(
    (total, line) =>
      total + (line.product ? lineTotal(inUnitOf(line.product, line, words), line.product.price) : 0),
    0,
  )
  return sum - form.discount
}

export const saleFamily: Family<SaleForm> = {
  open(form, { words }) {
    const open: Open[] = []
    const { buyer, money, lines } = form
    if (buyer.is === 'asked')
      open.push({ key: 'customer', question: words.t.whichCustomer(buyer.typed), choices: buyer.choices })
    for (const [n, line] of lines.entries()) {
      if (line.product) continue
      open.push({
        key: `items.${n}.product`,
        question: words.t.whichProduct(line.typed),
        choices: line.choices,
      })
    }
    if (!money) {
      const choices = [
        { id: 'paid', name: words.t.paidButton },
        { id: 'credit', name: words.t.creditButton },
      ]
      open.push({ key: 'payment', question: words.t.paidOrCredit, choices })
    } else if (buyer.is === 'nobody' && (money.is === 'credit' || isPart(form, words))) {
      open.push({ key: 'customer', question: words.t.whoseTab, choices: [] })
    }
    return open
  },

  async settle(form, key, value, context) {
    const { words } = context
    if (key === 'payment') {
      if (value === 'paid') return { ...form, money: { is: 'paid', amount: null, method: 'cash' } }
      if (value === 'credit') return { ...form, money: { is: 'credit' } }
      throw new CommandError(words.t.notOffered)
    }
    if (key === 'customer') {
      if (form.buyer.is === 'asked')
        return { ...form, buyer: buyerChosen(form.buyer, value, await context.customersOf([value]), words) }
      // Nobody was named, so nobody was offered: a name as it would be typed, or a customer's id; never a name of digits.
      if (typeof value === 'string')
        return { ...form, buyer: buyerNamed(value, await context.customers(value), words, true) }
      return { ...form, buyer: buyerOf(value, await context.customersOf([value]), words) }
    }
    return settleLine(form, key, (line) => line.choices.find((one) => one.id === value), words)
  },

  async answer(form, key, text, context) {
    const { words } = context
    if (key === 'payment') {
      const method = methodOf(text.trim())
      const { money } = method
        ? { money: { is: 'paid' as const, amount: null, method } }
        : await readTerms(text, context)
      if (!money) throw new CommandError(words.t.paidOrCredit)
      return { ...form, money }
    }
    if (key === 'customer')
      return { ...form, buyer: buyerNamed(text, await context.customers(text), words, true) }
    const offered = form.lines.flatMap((line) => line.choices.map(({ id }) => id))
    const [choices, products] = await Promise.all([context.productsOf(offered), context.products(text)])
    return settleLine(
      form,
      key,
      (line) => {
        const among = find(
          text,
          choices.filter((one) => line.choices.some((choice) => choice.id === one.id)),
        )
        const found = among.items.length ? among : find(text, products)
        const [only, other] = found.items
        if (!only) throw new CommandError(words.t.noProduct(text.trim()))
        return other ? found.items.map(goodsOf) : goodsOf(only)
      },
      words,
    )
  },

  call(form) {
    const { buyer, money, dueOn, discount, note } = form
    return {
      operation: 'sales.create',
      input: {
        ...(buyer.is === 'known'
          ? { customerId: buyer.id }
          : buyer.is === 'new'
            ? { customerName: buyer.name }
            : {}),
        items: form.lines.flatMap(inputOf),
        ...(discount ? { discount } : {}),
        ...(money?.is === 'paid' ? { payments: paymentsOf(form) } : {}),
        ...(dueOn ? { dueOn } : {}),
        ...(note ? { note } : {}),
      },
    }
  },

  async show(form, context) {
    const { words } = context
    const { t } = words
    const { buyer, money } = form
    const who =
      buyer.is === 'known' || buyer.is === 'new' ? buyer.name : buyer.is === 'asked' ? buyer.typed : t.noName
    const lines = someOf(form.lines, (line) => showLine(line, words), words)
    const total = totalOf(form, words)
    const end = [
      ...(form.discount ? [t.discountOf(words.money(form.discount))] : []),
      ...(form.lines.every((line) => line.product) ? [t.total(words.money(total))] : []),
      ...(money
        ? [
            money.is === 'credit'
              ? t.onCredit
              : t.paidWith(money.amount === null ? null : words.money(money.amount), t.methods[money.method]),
          ]
        : []),
      ...(form.dueOn ? [t.dueOn(words.day(form.dueOn, await context.today()))] : []),
    ]
    return [who, ...lines, end.join(' · '), ...(form.note ? [`“${form.note}”`] : [])].join('\n')
  },

  async refresh(form, context) {
    const products = await context.productsOf(form.lines.map((line) => line.product?.id))
    const lines = form.lines.map((line) => {
      const now = line.product && products.find((one) => one.id === line.product?.id)
      return now && now.price !== line.product?.price ? { ...line, product: goodsOf(now) } : line
    })
    return lines.some((line, n) => line !== form.lines[n]) ? { ...form, lines } : form
  },
}

/** Part of it is paid, the rest would be owed. */
const isPart = (form: SaleForm, words: Words) =>
  form.money?.is === 'paid' &&
  form.money.amount !== null &&
  form.lines.every((line) => line.product) &&
  form.money.amount < totalOf(form, words)

function showLine(line: LineForm, words: Words): string {
  if (!line.product) return `${words.number(line.milli / 1000)} × ${line.typed}?`
  const { name, emoji, unit, price } = line.product
  const milli = inUnitOf(line.product, line, words)
  const quantity = unit === 'un' ? words.number(milli / 1000) : words.quantity(milli / 1000, unit)
  return `${quantity} × ${emoji ? `${emoji} ` : ''}${name} · ${words.money(lineTotal(milli, price))}`
}

/** Prices go along as they were shown: what is stored is what was said. */
function inputOf(line: LineForm) {
  if (!line.product) return []
  return [
    {
      productId: line.product.id,
      quantity: milliOf(line.product, line) / 1000,
      unitPrice: line.product.price,
    },
  ]
}

/** All of it, less the credit that pays first by itself; or the amount that was said. */
function paymentsOf(form: SaleForm) {
  if (form.money?.is !== 'paid') return []
  const { amount, method } = form.money
  const gross = form.lines.reduce(
    (sum, line) => sum + (line.product ? lineTotal(milliOf(line.product, line), line.product.price) : 0),
    0,
  )
  const total = Math.max(0, gross - form.discount)
  const credit = form.buyer.is === 'known' ? form.buyer.credit : 0
  const owed = amount ?? total - Math.min(credit, total)
  return owed > 0 ? [{ amount: owed, method }] : []
}

/** The line that a key names, with the product that `choose` finds: one, or several to choose from again. */
function settleLine(
  form: SaleForm,
  key: string,
  choose: (line: LineForm) => GoodsName | GoodsName[] | undefined,
  words: Words,
): SaleForm {
  const n = Number(/^items\.(\d+)\.product$/.exec(key)?.[1])
  const line = form.lines[n]
  const chosen = line && choose(line)
  if (!line || !chosen) throw new CommandError(words.t.notOffered)
  const settled = Array.isArray(chosen) ? { ...line, choices: chosen } : withProduct(line, chosen, words)
  return { ...form, lines: form.lines.with(n, settled) }
}
