// Fetches what this person may need once the network is gone: the code and words of their screens, once, at rest.
import type { Role } from '../client/api-types.ts'
import { loadNear } from '../client/find.ts'
import { maySee } from '../client/places.ts'
import { loadWords } from '../client/words.ts'
import { customers, recent } from '../features/customers/held.ts'
import { dashboard } from '../features/dashboard/dashboard.ts'
import { allDebtors } from '../features/debts/accounts.ts'
import { ROUTES } from './routes.ts'
import { loadScreen } from './screens.ts'

const REST_MS = 2500

/** One after the other, so that nothing the person asks for waits behind it. Gives what calls it off. */
export function prefetch(role: Role): () => void {
  let going = true
  const names = ROUTES.filter((route) => maySee(role, route)).map(({ screen }) => screen)
  const parts: (() => Promise<unknown>)[] = [
    ...[...new Set(names)].map((name) => () => loadScreen(name)),
    () =>
      role === 'user'
        ? Promise.resolve()
        : Promise.all([recent.refresh(), customers.refresh(), allDebtors.refresh(), dashboard.refresh()]),
    async () => {
      if (role !== 'user') await (await import('../features/counts/held.ts')).readyCounts()
    },
    loadNear,
    () => import('../features/customers/person-sheet.ts'),
    () => import('../features/customers/limit-sheet.ts'),
    () => import('../features/checkout/shares.ts'),
    () =>
      role === 'owner'
        ? Promise.all([
            import('../features/product-form/category-sheet.ts'),
            import('../features/product-form/more-sheet.ts'),
          ])
        : Promise.resolve(),
    () => import('../ui/failed.ts'),
    () => Promise.all([import('../features/auth-gate/auth-gate.ts'), loadWords('authGate')]),
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
