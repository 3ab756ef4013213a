// What is said of a scanned code, in English.
import type { scan as Portuguese } from '../pt-BR/miniapp-scan.ts'

export const scan = {
  inSale: (product: string) => `${product} is in the sale`,
  which: 'Which of these?',
  unknown: 'This code is new here',
  unknownOwner: 'No product has this code. Pick one, or create one.',
  unknownStaff: 'No product has this code. Find it by name and sell it all the same.',
  attach: 'Which product?',
  find: 'Find by name',
  isNow: (product: string) => `Code added to ${product}`,
  create: 'Create product',
} satisfies typeof Portuguese
