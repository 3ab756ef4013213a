// Vendas in English.
import type { sales as Portuguese } from '../pt-BR/miniapp-sales.ts'

export const sales = {
  title: 'Sales',
} satisfies typeof Portuguese
