// What is said where there is not enough in stock, in English.
import type { shortage as Portuguese } from '../pt-BR/shortage.ts'

export const shortage = {
  onlyLeft: (amount: string) => `only ${amount} left`,
  /** What to do about it. */
  act: 'Sell less or receive more.',
} satisfies typeof Portuguese
