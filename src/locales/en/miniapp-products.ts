// Produtos in English.
import type { products as Portuguese } from '../pt-BR/miniapp-products.ts'

export const products = {
  title: 'Products',
} satisfies typeof Portuguese
