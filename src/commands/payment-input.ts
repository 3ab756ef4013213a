// A payment's form from what another door knows of it: an operation's input, as far as it is given.
import { invalid } from '#domain/errors.ts'
import { operations } from '#domain/operations.ts'
import { readPart } from '#domain/read-input.ts'
import { buyerOfId } from './buyer.ts'
import type { Context } from './context.ts'
import { onlyFields } from './form.ts'
import type { PaymentForm } from './payment-form.ts'

/** Who is asked about stays so until somebody is named; all that is owed stays all of it while it comes to what is given. */
export async function paymentFrom(
  input: unknown,
  context: Context,
  before: PaymentForm,
): Promise<PaymentForm> {
  const given = readPart(operations['payments.create'].input, input)
  const { customerId, amount, method, on } = onlyFields(given, ['customerId', 'amount', 'method', 'on'])
  const known = buyerOfId(customerId ?? 0, await context.customersOf([customerId]))
  if (customerId !== undefined && !known) throw invalid('customerId', 'no_such')
  const buyer = known ?? before.buyer
  const isAll = before.amount === 'all' && buyer.is === 'known' && buyer.due === amount
  const said = { amount, method }
  const isWhich = customerId !== undefined || amount !== undefined
  const { on: _, ...form } = before
  return {
    ...form,
    buyer,
    amount: isAll ? 'all' : (amount ?? null),
    method: method ?? before.method,
    ...(on === undefined ? {} : { on }),
    doubts: (before.doubts ?? []).filter(({ key, first }) =>
      first ? !isWhich : said[key as keyof typeof said] === undefined,
    ),
  }
}
