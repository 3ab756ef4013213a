// Fiado in English.
import type { debts as Portuguese } from '../pt-BR/miniapp-debts.ts'

export const debts = {
  title: 'Tabs',
} satisfies typeof Portuguese
