// What a sale lacks, how each of it is settled, what it would store and how that is shown.
import { lineTotal } from '#lib/money.ts'
import { agreedIn } from './agreed.ts'
import { buyerChosen, buyerNamed, buyerOf, nameOf } from './buyer.ts'
import { doubtOf, isChosen } from './doubts.ts'
import type { Family } from './family.ts'
import { goodsOf, withProduct } from './items.ts'
import { someOf } from './lines-shown.ts'
import { find } from './names.ts'
import { CommandError, type GoodsName, type LineForm, type Open, type SaleForm } from './outcome.ts'
import {
  answerQuantity,
  isQuantityOpen,
  quantityChoices,
  quantityQuestion,
  settleQuantity,
} from './quantities.ts'
import { namesDay, Terms, tokensIn } from './terms.ts'
import { isPart, isRead, saidIn, tillOf, totalOf } from './till.ts'
import { inUnitOf, milliOf } from './tokens.ts'
import type { Words } from './words.ts'

export const saleFamily: Family<SaleForm> = {
  open(form, { words }) {
    const open: Open[] = []
    const { buyer, money, lines } = form
    if (buyer.is === 'asked')
      open.push({ key: 'customer', question: words.t.whichCustomer(buyer.typed), choices: buyer.choices })
    for (const [n, line] of lines.entries()) {
      if (isQuantityOpen(line, 'sold', words)) {
        open.push({
          key: `items.${n}.quantity`,
          question: quantityQuestion(line, 'sold', words),
          choices: quantityChoices(line, 'sold', words),
        })
      } else if (!line.product) {
        open.push({
          key: `items.${n}.product`,
          question: words.t.whichProduct(line.typed),
          choices: line.choices,
        })
      }
    }
    if (doubtOf(form, 'payment')) return open
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
    return settleLine(
      form,
      key,
      {
        product: (line) => line.choices.find(({ id }) => isChosen(id, value)),
        quantity: (line) => settleQuantity(line, value, 'sold', words),
      },
      words,
    )
  },

  async answer(form, key, text, context) {
    const { words } = context
    if (key === 'payment') {
      const terms = termsOf(text, words)
      const said = terms?.every(({ is }) => is === 'paid' || is === 'credit') ? terms : []
      const { money, doubts } = agreedIn(said, totalOf(form, words), '', words)
      if (!money || doubts.length) throw new CommandError(words.t.paidOrCredit)
      return { ...form, money }
    }
    if (key === 'customer')
      return { ...form, buyer: buyerNamed(text, await context.customers(text), words, true) }
    const offered = form.lines.flatMap((line) => line.choices.map(({ id }) => id))
    const [choices, products] = await Promise.all([context.productsOf(offered), context.products(text)])
    return settleLine(
      form,
      key,
      {
        product: (line) => {
          const among = find(
            text,
            choices.filter((one) => line.choices.some((choice) => choice.id === one.id)),
          )
          const found = among.items.length ? among : find(text, products)
          const [only, other] = found.items
          if (!only) throw new CommandError(words.t.noProduct(text.trim()))
          return other ? found.items.map(goodsOf) : goodsOf(only)
        },
        quantity: (line) => answerQuantity(line, text, 'sold', words),
      },
      words,
    )
  },

  call(form, { words }) {
    const { buyer, money, dueOn, discount, note } = form
    return {
      operation: 'sales.create',
      input: {
        ...(buyer.is === 'known'
          ? { customerId: buyer.id }
          : buyer.is === 'new'
            ? { customerName: buyer.name }
            : {}),
        items: form.lines.flatMap((line) => inputOf(line, words)),
        ...(discount ? { discount } : {}),
        ...(money?.is === 'paid' && !doubtOf(form, 'method')
          ? { payments: tillOf(form, words).payments }
          : {}),
        ...(dueOn ? { dueOn } : {}),
        ...(note ? { note } : {}),
      },
    }
  },

  async show(form, context) {
    const { words } = context
    const { t } = words
    const { buyer, money } = form
    const lines = someOf(form.lines, (line) => showLine(line, words), words)
    const { change } = tillOf(form, words)
    const isWhole = form.lines.every((line) => isRead(line, words))
    const end = [
      ...(form.discount ? [t.discountOf(words.money(form.discount))] : []),
      ...(isWhole ? [t.total(words.money(totalOf(form, words)))] : []),
      ...(money?.is === 'credit' ? [t.onCredit] : []),
      ...saidIn(money).map(({ amount, method }) =>
        t.paidWith(amount === null ? null : words.money(amount), t.methods[method]),
      ),
      ...(isWhole && change ? [t.changeOf(words.money(change))] : []),
      ...(form.dueOn ? [t.dueOn(words.day(form.dueOn, await context.today()))] : []),
    ]
    return [
      nameOf(buyer) || t.noName,
      ...lines,
      end.join(' · '),
      ...(form.note ? [`“${form.note}”`] : []),
    ].join('\n')
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

/** Terms alone, as an answer; a method alone, or an amount with it, is paid. */
function termsOf(text: string, words: Words) {
  const tokens = tokensIn(text)
  return namesDay(tokens) ? undefined : new Terms(tokens, text, '', words).from(0)
}

function showLine(line: LineForm, words: Words): string {
  if (!line.product) return `${line.ways ? '' : `${words.number(line.milli / 1000)} × `}${line.typed}?`
  const { name, emoji, unit, price } = line.product
  const shown = `${emoji ? `${emoji} ` : ''}${name}`
  if (!isRead(line, words)) return `${words.number(line.milli / 1000)} × ${shown}?`
  const milli = inUnitOf(line.product, line, words)
  const quantity = unit === 'un' ? words.number(milli / 1000) : words.quantity(milli / 1000, unit)
  return `${quantity} × ${shown} · ${words.money(lineTotal(milli, price))}`
}

/** Prices go along as they were shown: what is stored is what was said. What is still asked is not among them. */
function inputOf(line: LineForm, words: Words) {
  if (!line.product || !isRead(line, words)) return []
  const { id: productId, price: unitPrice } = line.product
  return [{ productId, quantity: milliOf(line.product, line) / 1000, unitPrice }]
}

/** What a key of a line settles: its product, one or several to choose from again, or its quantity. */
interface Settling {
  product(line: LineForm): GoodsName | GoodsName[] | undefined
  quantity(line: LineForm): LineForm
}

function settleLine(form: SaleForm, key: string, settle: Settling, words: Words): SaleForm {
  const [, at, what] = /^items\.(\d+)\.(product|quantity)$/.exec(key) ?? []
  const line = form.lines[Number(at)]
  if (!line) throw new CommandError(words.t.notOffered)
  if (what === 'quantity') return { ...form, lines: form.lines.with(Number(at), settle.quantity(line)) }
  const chosen = settle.product(line)
  if (!chosen) throw new CommandError(words.t.notOffered)
  const settled = Array.isArray(chosen) ? { ...line, choices: chosen } : withProduct(line, chosen, words)
  return { ...form, lines: form.lines.with(Number(at), settled) }
}
