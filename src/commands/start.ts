// `/start`: the tour for who is new to the team, else the home; a link that leads to a thing opens it: `/start sale_12`.
import { mayAct } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import type { Sale } from '#domain/sales/index.ts'
import { guestOf } from '#domain/users/index.ts'
import { defineCommand } from './command.ts'
import type { Context } from './context.ts'
import { countOf, goodsShown } from './goods.ts'
import { type Others, showFirst, showHome } from './home.ts'
import { type Card, cardOf, line, rowLine } from './message.ts'
import { read } from './reads.ts'
import { showTour } from './tour.ts'
import { truncate } from './truncate.ts'

/** What a link may lead to, and the list that opens it. */
const LINK = /^(sale|prod|cust)_(\d{1,15})$/
const LISTS: Readonly<Record<string, string>> = { prod: 'product', cust: 'account' }

export const declareStart = (others: Others) =>
  defineCommand({
    name: 'start',
    aliases: [],
    role: 'user',
    show: (text, context) => opened(text.trim(), context, others),
    reads: {
      home: { role: 'user', show: (context) => showHome(context, others) },
      tour: { role: 'admin', show: (context, step) => showTour(context, step, others) },
      first: { role: 'owner', show: showFirst },
    },
  })

/** A link that means nothing leads home. */
async function opened(text: string, context: Context, others: Others): Promise<Card> {
  const { runtime, actor } = context
  const [, kind = '', number] = LINK.exec(text) ?? []
  const id = Number(number)
  if (kind === 'sale') return showSold(id, context)
  const list = others.opens(LISTS[kind] ?? '')
  if (list && mayAct(actor.role, list.role)) return list.show(context, id)
  if (kind === 'prod') return showPrice(id, context)
  const isNew = mayAct(actor.role, 'admin') && !(await guestOf(runtime, actor.userId)).toured
  return isNew ? showTour(context, 0, others) : showHome(context, others)
}

/** A sale as it stands: staff see any, a customer their own. */
async function showSold(id: number, context: Context): Promise<Card> {
  const { actor, words } = context
  const { t } = words
  const sale: Sale = await read(context, operations['sales.get'], { id })
  const { customer, total, on, due, status, items } = sale
  const name = [t.home.saleOn(words.day(on)), customer?.name ?? t.noName].join(' · ')
  const isStaff = mayAct(actor.role, 'admin')
  return {
    ...cardOf([
      rowLine('🧾', { name, value: words.money(total), link: { is: 'sale', id } }),
      ...truncate(
        items,
        (item) => {
          const goods = `${countOf(item.quantity, item.unit, words)} × ${goodsShown(item)}`
          return rowLine('', { name: goods, value: words.money(item.total) }, ' · ')
        },
        words,
      ),
      line(status === 'voided' ? t.home.voided : due > 0 ? t.onTabOf(words.money(due)) : t.home.paid),
    ]),
    ...(isStaff
      ? { buttons: [[{ label: t.sale.again, action: { do: 'begin', name: 'again', id } } as const]] }
      : {}),
  }
}

/** What a customer may see of a product. */
async function showPrice(id: number, context: Context): Promise<Card> {
  const { words } = context
  const product = await read(context, operations['products.get'], { id })
  const value = `${words.money(product.price)}/${words.unit(product.unit)}`
  const under = product.inStock ? {} : { under: words.t.soldOut }
  const row = { name: goodsShown(product), value, ...under, link: { is: 'product', id } as const }
  return cardOf([rowLine('', row, ' · ')])
}
