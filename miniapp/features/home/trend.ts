// How far the day is ahead of what is usual by now, as a badge; nothing where nothing is usual.
import { clock } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { Badge } from '../../ui/section.ts'
import type { CardOf } from '../dashboard/dashboard.ts'
import { aheadBy } from './chart-model.ts'

/** Beyond so many per cent the number says less than the words. */
const FAR = 200

/** A time as hours of the shop's day, such as 14.1. */
export function hoursOf(at: string): number {
  const [hour = 0, minute = 0] = clock(at).split(':').map(Number)
  return hour + minute / 60
}

export function Trend({ sales, asOf }: { sales: CardOf<'sales'>; asOf: string }) {
  const t = words('home').home
  const by = aheadBy(sales, hoursOf(asOf))
  if (by === null) return null
  if (by === 0) return part(Badge, { tone: 'quiet', children: t.asUsual })
  return by > 0
    ? part(Badge, {
        tone: 'good',
        children: html`${part(Icon, { name: 'up' })}${by > FAR ? t.farAbove : t.above(by)}`,
      })
    : part(Badge, { tone: 'warn', children: html`${part(Icon, { name: 'down' })}${t.below(-by)}` })
}
