// What is said where a tab passes its limit, in English.
import type { overLimit as Portuguese } from '../pt-BR/over-limit.ts'

export const overLimit = {
  by: (amount: string) => `${amount} over the limit`,
  byOf: (amount: string, limit: string) => `${amount} over the limit of ${limit}`,
  full: (limit: string) => `The limit of ${limit} is full`,
  /** What to do about it: of the part that passes it, and of all. */
  takePart: 'Take that part now, or ask an owner.',
  takeAll: 'Take all of it now, or ask an owner.',
} satisfies typeof Portuguese
