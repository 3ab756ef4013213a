// What a customer does not recognise: to staff whose it is, to the customer what was said of it, and how it ended.
import { money } from '../../../client/format.ts'
import { words } from '../../../client/words.ts'
import { factsOf } from '../types.ts'
import type { Told } from './told.ts'

const t = () => words('notices').notices

export const dispute: Told = {
  look: ['flag', 'danger'],
  title: (notice) => {
    const { to, name, total = 0 } = factsOf(notice)
    return to === 'shop' ? t().disputed(name ?? t().somebody, money(total)) : t().talked(money(total))
  },
  second: (notice) => {
    const { what, outcome } = factsOf(notice)
    return t().talk[(outcome ?? what) as keyof ReturnType<typeof t>['talk']] ?? null
  },
  way: ({ entityId }) => ({ says: t().acts.see, to: `/disputes/${entityId}` }),
}
