// `/buy`: selling, from a whole line, or from nothing by taps.
import { operations } from '#domain/operations.ts'
import { approvalAnswers, approvalSays } from './approvals.ts'
import { buyerOf } from './buyer.ts'
import { type Command, defineCommand } from './command.ts'
import type { Context } from './context.ts'
import { bestGoods, withoutGoods } from './examples.ts'
import type { FormHandler } from './form.ts'
import { makingIt } from './open-line.ts'
import { UsageError } from './outcome.ts'
import { read } from './reads.ts'
import { parseSale } from './sale.ts'
import { amendSale } from './sale-amend.ts'
import { EMPTY } from './sale-buyer.ts'
import { showSale } from './sale-card.ts'
import { askForSale, besides, callSale } from './sale-form.ts'
import { saleFrom } from './sale-input.ts'
import { mendSale } from './sale-mend.ts'
import { asOfNow } from './sale-now.ts'
import { linesAgain } from './sale-shelf.ts'
import { codeOf, sold } from './sold.ts'
import { isPart, type SaleForm, tillOf } from './till.ts'

const form: FormHandler<SaleForm> = {
  kinds: ['sale'],
  parse: parseSale,
  ask: askForSale,
  extras: besides,
  beside: async ({ lines }, context) => makingIt(lines, context),
  amend: amendSale,
  confirmLabel: (_, { t }) => t.sale.sell,
  confirms: ({ waits }) => waits === true,
  mend: mendSale,
  screen: () => 'sell',
  personal: (sale, words) => sale.buyer.is !== 'nobody' || sale.money?.is === 'credit' || isPart(sale, words),
  call: callSale,
  show: showSale,
  fromInput: saleFrom,
  refresh: asOfNow,
  qr: (sale, context) =>
    sale.showsCode === 'card' ? codeOf(tillOf(sale, context.words).payments, context) : undefined,

  messageContext(sale, words) {
    const { change, payments } = tillOf(sale, words)
    return {
      isNew: sale.buyer.is === 'new',
      taken: [...payments],
      ...(change ? { change } : {}),
      ...(sale.showsCode === 'result' ? { showsCode: true } : {}),
    }
  },

  says: [sold, ...approvalSays],
}

const command = defineCommand({
  name: 'buy',
  aliases: ['vender', 'sell'],
  alsoTyped: ['venda', 'sale'],
  role: 'admin',
  form,
  async show(_, context) {
    if (!(await bestGoods(context))) return withoutGoods(context)
    throw new UsageError('buy', context.words)
  },
  opens: async (context) => ((await bestGoods(context)) ? EMPTY : undefined),
  begins: { sell: begun, again: madeAgain },
})

/** With what asks an owner, and answers. */
export const buy: Command = { ...command, begins: { ...command.begins, ...approvalAnswers } }

/** To a customer, or to whoever will be said. */
async function begun(customerId: number, context: Context): Promise<SaleForm> {
  if (!customerId) return EMPTY
  return { ...EMPTY, buyer: buyerOf(customerId, await context.customersOf([customerId]), context.words) }
}

/** The same goods to the same person, at today's prices; how it is paid is asked. */
async function madeAgain(saleId: number, context: Context): Promise<SaleForm> {
  const { customer, items } = await read(context, operations['sales.get'], { id: saleId })
  const lines = await linesAgain(items, context)
  if (!customer) return { ...EMPTY, buyer: { is: 'nobody' }, lines }
  return { ...(await begun(customer.id, context)), lines }
}
