// The till, when it is time for it: what was sold on its day.
import { today } from '../../../client/clock.ts'
import { day, dotted, money } from '../../../client/format.ts'
import { words } from '../../../client/words.ts'
import { factsOf } from '../types.ts'
import type { Told } from './told.ts'

const t = () => words('notices').closing

export const closing: Told = {
  look: ['wallet', 'accent'],
  title: (notice) => {
    const { on = '' } = factsOf(notice)
    return on === today() ? t().now : t().was(day(on))
  },
  second: (notice) => {
    const { count = 0, total = 0 } = factsOf(notice)
    return count ? dotted(t().sales(count), money(total)) : t().nothing
  },
  way: () => ({ says: words('notices').notices.acts.see, to: '/sales' }),
}
