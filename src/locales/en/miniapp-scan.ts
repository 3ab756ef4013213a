// What is said of a scanned code, in English.
import type { scan as Portuguese } from '../pt-BR/miniapp-scan.ts'

export const scan = {
  inSale: (product: string) => `${product} is in the sale`,
  which: 'Which of these?',
  unknown: 'A code that is new here',
  unknownOwner: 'No product has this code. Say whose it is, or create one.',
  unknownStaff: 'No product has this code. Find it by name and sell it all the same.',
  attach: 'Whose code is it?',
  find: 'Find by name',
  isNow: (product: string) => `The code is ${product}’s now`,
  create: 'Create product',
  made: (product: string) => `${product} is on the shelf`,
  name: 'Name',
  price: 'Price',
  needsName: 'The name is missing.',
  needsPrice: 'The price is missing.',
} satisfies typeof Portuguese
