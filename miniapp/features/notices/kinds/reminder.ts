// A reminder of what is owed, in the feed of whoever owes.
import { money } from '../../../client/format.ts'
import { words } from '../../../client/words.ts'
import { factsOf } from '../types.ts'
import type { Told } from './told.ts'

const t = () => words('notices').reminder

export const reminder: Told = {
  look: ['clock', 'warn'],
  title: (notice) => {
    const { due = 0 } = factsOf(notice)
    return due > 0 ? t().open(money(due)) : t().even
  },
  second: (notice) => {
    const { overdue = 0 } = factsOf(notice)
    return overdue > 0 ? t().late(money(overdue)) : null
  },
  way: ({ action }) => (action ? { says: t().pay, to: '/' } : null),
}
