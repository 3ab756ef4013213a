// What `npm test` leaves to `npm run test:full`: every screen in every theme and width, and the finer points of single screens.
// Each area's journeys stay: what a shop does in a day, in a real page.

import { FULL } from './full.ts'

/** Files of tests/e2e. */
const LONG = [
  'account',
  'activity',
  'approvals',
  'cascade',
  'command',
  'draft',
  'goods',
  'help',
  'layout',
  'markup',
  'people',
  'pictures',
  'product-form',
  'queue',
  'reading',
  'sales',
  'scanner',
  'screens',
  'settings',
  'sheets',
  'shelf',
  'storage',
  'telegram-web',
  'tries',
  'two-forms',
  'voice',
  'wide',
]

const isNamed = (name: string) => process.argv.some((given) => given.includes(`e2e/${name}.`))

/** Of this run; what is asked for by its name is run. */
export const LEFT_OUT = FULL
  ? []
  : LONG.filter((name) => !isNamed(name)).map((name) => `tests/e2e/${name}.test.ts`)
