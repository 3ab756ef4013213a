// Fetches what this person may need once the network is gone: the code and words of their screens, once, at rest.
import type { Role } from '../api-types.ts'
import { ROUTES } from '../routes.ts'
import { loadScreen } from '../screens.ts'
import { loadWords } from '../words.ts'
import { customers } from './customers.ts'
import { allDebtors } from './debts.ts'
import { dashboard } from './home.ts'
import { recent } from './shop.ts'

const REST_MS = 2500
const RANK: readonly Role[] = ['user', 'admin', 'owner']

/** One after the other, so that nothing the person asks for waits behind it. Gives what calls it off. */
export function fetchAhead(role: Role): () => void {
  let going = true
  const names = ROUTES.filter((route) => RANK.indexOf(route.role) <= RANK.indexOf(role)).map(
    ({ screen }) => screen,
  )
  const parts: (() => Promise<unknown>)[] = [
    ...[...new Set(names)].map((name) => () => loadScreen(name)),
    () =>
      role === 'user'
        ? Promise.resolve()
        : Promise.all([recent.refresh(), customers.refresh(), allDebtors.refresh(), dashboard.refresh()]),
    () => import('../screens/debts/person-sheet.ts'),
    () => import('../screens/debts/limit-sheet.ts'),
    () => import('../ui/toast-standing.ts'),
    () => import('../ui/failed.ts'),
    () => Promise.all([import('../screens/door.ts'), loadWords('door')]),
  ]
  const fetchAll = async () => {
    for (const part of parts) if (going) await part().catch(() => undefined)
  }
  const timer = setTimeout(() => void fetchAll(), REST_MS)
  return () => {
    going = false
    clearTimeout(timer)
  }
}
