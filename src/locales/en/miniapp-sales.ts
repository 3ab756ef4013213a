// Sales, a sale and its receipt in English.
import type {
  receipt as PtReceipt,
  repeat as PtRepeat,
  sale as PtSale,
  sales as PtSales,
  voiding as PtVoiding,
} from '../pt-BR/miniapp-sales.ts'

export const sales = {
  title: 'Sales',
  find: 'Name, total, #',
  standing: 'Status',
  statuses: { all: 'All', open: 'On tab', partial: 'Part', voided: 'Voided' },
  soldBy: (name: string) => `Sold by ${name}`,
  period: 'Period',
  lasts: { 1: 'Today', 7: '7 days', 30: '30 days' },
  anyDay: 'Any day',
  from: 'From',
  to: 'To',
  since: (day: string) => `since ${day}`,
  until: (day: string) => `until ${day}`,
  between: (from: string, to: string) => `${from} to ${to}`,
  endsBefore: 'It ends before it begins.',
  show: 'Show',
  without: (period: string) => `Remove ${period}`,
  found: (count: number, more: boolean) => (count === 1 ? '1 sale' : `${more ? 'over ' : ''}${count} sales`),
  choose: 'Pick a sale to see its receipt.',
  empty: 'No sales yet',
  emptyLine: 'What the shop sells shows up here, by day.',
  nothing: 'No sales like that',
  nothingLine: 'Try another name or day, or see them all.',
  all: 'See all',
} satisfies typeof PtSales

export const sale = {
  title: 'Sale',
  missing: 'This sale isn’t here',
  missingLine: 'The link may be wrong, or the sale is somebody else’s.',
  toSales: 'See the others',
  soldBy: 'Sold by',
  due: 'Due',
  note: 'Note',
  cost: 'Cost',
  profit: 'Profit',
  voidedBy: (name: string, time: string) => `voided by ${name}, ${time}`,
  reason: 'Why',
  accountOf: (name: string) => `${name}’s tab`,
  take: 'Take the rest',
  share: 'Share receipt',
  again: 'Sell again',
  undo: 'Undo sale',
  undoLine: 'As if it never happened',
  undoAsk: (amount: string) => `Undo the sale of ${amount}? Stock comes back.`,
  undone: 'Undone, stock is back',
  void: 'Void sale',
} satisfies typeof PtSale

export const voiding = {
  title: 'Void sale',
  reason: 'Why?',
  needsReason: 'Say why.',
  reasons: ['Wrong amount', 'Wrong person', 'Returned'],
  paid: (amount: string) => `The ${amount} already paid`,
  payments: { credit: 'Keep as credit', void: 'Give back' },
  becomes: {
    credit: (amount: string, name: string) => `${amount} stays as credit for ${name}.`,
    void: (_amount: string, name: string) =>
      `What was paid with the sale is voided too: give it back to ${name}. The rest stays as credit.`,
  },
  handedBack: (amount: string) => `Give ${amount} back: the payment is voided too.`,
  ask: (amount: string) => `Void the sale of ${amount}? Stock comes back.`,
  act: 'Void',
  done: (amount: string) => `Voided: ${amount}`,
} satisfies typeof PtVoiding

export const receipt = {
  paidBy: {
    pix: 'Paid by Pix',
    cash: 'Paid in cash',
    card: 'Paid by card',
    transfer: 'Paid by transfer',
    other: 'Paid',
  },
  credit: 'Paid from credit',
  onTabFor: (days: number) => `On tab, ${days} days`,
  onTabUntil: (day: string) => `On tab, due ${day}`,
  owesNow: (name: string) => `${name} owes now`,
  change: 'Change',
  discount: 'Discount',
  total: 'Total',
} satisfies typeof PtReceipt

export const repeat = {
  left: (names: string) => `Left out: ${names}`,
  nothing: 'Nothing from this sale can be sold now.',
} satisfies typeof PtRepeat
