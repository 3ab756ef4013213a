// A payment's receipt as plain text: from whom, how much and how, what it paid, and what is left as credit.
import type { Payment, StatementLine } from '../../client/api-types.ts'
import { clock, day, dotted, money, shop } from '../../client/format.ts'
import { words } from '../../client/words.ts'

type Paying = Pick<
  Payment,
  'customer' | 'amount' | 'method' | 'on' | 'createdAt' | 'allocations' | 'opening' | 'credit'
>
type Known = Pick<StatementLine, 'kind' | 'entityId' | 'on'>

/** `lines`: of the account, as far as it is known; a sale that is not among them goes by its number. */
export function paymentText(payment: Paying, lines: readonly Known[]): string {
  const t = words('debts').paid
  const { customer, amount, method, on, createdAt, allocations, opening, credit } = payment
  const dayOf = (saleId: number) =>
    lines.find(({ kind, entityId }) => kind === 'sale' && entityId === saleId)?.on
  const sales = allocations.map((one) => {
    const soldOn = dayOf(one.saleId)
    return `${soldOn ? t.saleOf(day(soldOn)) : t.saleNumber(one.saleId)}: ${money(one.amount)}`
  })
  return [
    dotted(shop.value?.name, `${day(on)} ${clock(createdAt)}`),
    customer ? t.receivedFrom(customer.name, money(amount)) : t.received(money(amount)),
    words('debts').pay.methods[method],
    ...(opening > 0 ? [`${t.opening}: ${money(opening)}`] : []),
    ...sales,
    ...(credit > 0 ? [`${t.credit}: ${money(credit)}`] : []),
  ].join('\n')
}
