// Days that are over, as they are said: of an act that was not today's (`ontem`), and of what is asked about (`semana passada`). Pure.
import { addDays } from '#lib/days.ts'
import { type Phrases, phraseAt, phrases } from './vocabulary.ts'

const YESTERDAY = phrases('ontem|yesterday')
const DAY_BEFORE = phrases('anteontem|antes de ontem|the day before yesterday|day before yesterday')

/** What they begin with. */
export const AGO_WORDS: readonly string[] = [...YESTERDAY.first, ...DAY_BEFORE.first]

/** The day of an act that was not today's: how many days ago, and how many words say it. The words are folded. */
export function agoAt(words: readonly string[], at: number): { days: number; took: number } | undefined {
  for (const [n, set] of [YESTERDAY, DAY_BEFORE].entries()) {
    const took = phraseAt(set, words, at)
    if (took) return { days: n + 1, took }
  }
  return undefined
}

/** Days that are asked about together. */
export type Period = 'today' | 'yesterday' | 'dayBefore' | 'week' | 'lastWeek' | 'month' | 'lastMonth'

const PERIODS: Readonly<Record<Period, Phrases>> = {
  today: phrases('hoje|today|agora|now'),
  yesterday: YESTERDAY,
  dayBefore: DAY_BEFORE,
  week: phrases(
    'semana|essa semana|esta semana|nessa semana|nesta semana|dessa semana|desta semana|this week|week',
  ),
  lastWeek: phrases('semana passada|ultima semana|last week'),
  month: phrases('mes|esse mes|este mes|nesse mes|neste mes|desse mes|deste mes|this month|month'),
  lastMonth: phrases('mes passado|ultimo mes|last month'),
}
/** What leads to them, and what says that all of them are meant. */
const AROUND =
  /^(?:(?:de|do|da|em|no|na|o|a|as|for|in|on|of|from|the|ate|so far|so) )+|(?: (?:toda|todo|inteir[ao]|ate agora|so far))+$/g

/** What the folded words say from first to last; undefined for no such days. */
export function periodSaid(folded: string): Period | undefined {
  const bare = folded.replaceAll(AROUND, '')
  return (Object.keys(PERIODS) as Period[]).find((one) => PERIODS[one].all.has(bare))
}

/** Each of its days up to today, the shop's, the first one first. */
export function daysOf(period: Period, today: string): readonly string[] {
  const [first, last] = endsOf(period, today)
  const days: string[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}

function endsOf(period: Period, today: string): readonly [first: string, last: string] {
  const monday = addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7))
  const first = `${today.slice(0, 8)}01`
  const before = addDays(first, -1)
  switch (period) {
    case 'today':
      return [today, today]
    case 'yesterday':
      return [addDays(today, -1), addDays(today, -1)]
    case 'dayBefore':
      return [addDays(today, -2), addDays(today, -2)]
    case 'week':
      return [monday, today]
    case 'lastWeek':
      return [addDays(monday, -7), addDays(monday, -1)]
    case 'month':
      return [first, today]
    case 'lastMonth':
      return [`${before.slice(0, 8)}01`, before]
  }
}
