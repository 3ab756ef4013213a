// A sale as a row, in English.
import type { sale as Portuguese } from '../pt-BR/miniapp-sale.ts'

export const sale = {
  noName: 'No name',
  onTab: 'on tab',
  part: 'part',
  missing: (amount: string) => `${amount} owed`,
  paid: 'paid',
  voided: 'voided',
  methods: { pix: 'Pix', cash: 'cash', card: 'card', transfer: 'transfer', other: 'other' },
  again: (name: string) => `Repeat ${name}’s sale`,
  today: 'Today',
} satisfies typeof Portuguese
