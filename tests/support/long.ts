// What `npm test` leaves to `npm run test:full`: every screen in every theme and width, and the finer points of single screens; what
// takes long of processes that end and lines that poison. Each area's journeys stay: what a shop does in a day, in a real page. In a
// file that stays, `finer` (finer.ts) marks what waits.

import { FULL } from './full.ts'

/** Files below `tests`. */
const LONG = [
  'bot/voice-processes',
  'faults/poison',
  'e2e/account',
  'e2e/activity',
  'e2e/approvals',
  'e2e/cart',
  'e2e/cascade',
  'e2e/command',
  'e2e/door',
  'e2e/draft',
  'e2e/goods',
  'e2e/help',
  'e2e/layout',
  'e2e/markup',
  'e2e/people',
  'e2e/pictures',
  'e2e/product-form',
  'e2e/queue',
  'e2e/reading',
  'e2e/sales',
  'e2e/scanner',
  'e2e/screens',
  'e2e/settings',
  'e2e/sheets',
  'e2e/shelf',
  'e2e/storage',
  'e2e/telegram-web',
  'e2e/tries',
  'e2e/two-forms',
  'e2e/voice',
  'e2e/wide',
]

const isNamed = (name: string) => process.argv.some((given) => given.includes(`${name}.test`))

/** Of this run; what is asked for by its name is run. */
export const LEFT_OUT = FULL
  ? []
  : LONG.filter((name) => !isNamed(name)).map((name) => `tests/${name}.test.ts`)
