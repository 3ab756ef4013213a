// The till, when it is time for it: what was sold on its day.
import { minute } from '../../../client/clock.ts'
import { day, dotted, money } from '../../../client/format.ts'
import { words } from '../../../client/words.ts'
import { factsOf } from '../types.ts'
import type { Told } from './told.ts'

/** After so long it is no time to close any more. */
const NOW_MS = 2 * 3_600_000
const t = () => words('notices').closing

export const closing: Told = {
  look: ['wallet', 'accent'],
  title: (notice) => {
    const { on = '' } = factsOf(notice)
    return minute.value - Date.parse(notice.at) < NOW_MS ? t().now : t().was(day(on))
  },
  second: (notice) => {
    const { count = 0, total = 0 } = factsOf(notice)
    return count ? dotted(t().sales(count), money(total)) : t().nothing
  },
  way: () => ({ says: words('notices').notices.acts.see, to: '/sales' }),
}
