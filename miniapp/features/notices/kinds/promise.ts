// A promised day: to staff whose it is, to the customer what was written down for them.
import { day, money } from '../../../client/format.ts'
import { person } from '../../../client/session.ts'
import { words } from '../../../client/words.ts'
import { calledBy } from '../../../ui/avatar.ts'
import { factsOf } from '../types.ts'
import type { Told } from './told.ts'

const t = () => words('notices').promise
const isCustomer = () => person.value?.role === 'user'

export const promise: Told = {
  look: ['calendar', 'good'],
  title: (notice) => {
    const { name, on = '' } = factsOf(notice)
    const when = on && day(on)
    return isCustomer()
      ? t().yours(when)
      : t().theirs(calledBy(name ?? words('notices').notices.somebody), when)
  },
  second: (notice) => {
    const { due = 0, keptAt, by } = factsOf(notice)
    if (keptAt) return t().kept
    return isCustomer()
      ? by
        ? words('notices').notices.by(by)
        : null
      : due > 0
        ? t().owes(money(due))
        : null
  },
  way: ({ entityId }) => ({
    says: words('notices').notices.acts.see,
    to: isCustomer() ? '/' : `/customers/${entityId}`,
  }),
}
