// Vendas, a sale and its receipt in English.
import type { receipt as PtReceipt, repeat as PtRepeat, sales as PtSales } from '../pt-BR/miniapp-sales.ts'

export const sales = {
  title: 'Sales',
} satisfies typeof PtSales

export const receipt = {
  paidBy: {
    pix: 'Paid by Pix',
    cash: 'Paid in cash',
    card: 'Paid by card',
    transfer: 'Paid by transfer',
    other: 'Paid',
  },
  credit: 'Paid from credit',
  onTab: 'On tab',
  onTabUntil: (day: string) => `On tab until ${day}`,
  owesNow: (name: string) => `${name} owes now`,
  change: 'Change',
  discount: 'Discount',
  total: 'Total',
} satisfies typeof PtReceipt

export const repeat = {
  left: (names: string) => `Left out: ${names}`,
  nothing: 'Nothing of this sale can be sold now.',
} satisfies typeof PtRepeat
