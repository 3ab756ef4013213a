// A contract or a step of it, as a person is told: what is asked of them, and how it ended.
import { dayAt } from '../../../client/clock.ts'
import { day, dotted, money } from '../../../client/format.ts'
import { words } from '../../../client/words.ts'
import { calledBy } from '../../../ui/avatar.ts'
import { type ContractState, factsOf, type Notice } from '../types.ts'
import type { Told } from './told.ts'

const t = () => words('notices').contract

/** `3ª parcela, R$ 250,00` */
function stepOf(notice: Notice): string {
  const { step = 'note', instalment = null, amount = null } = factsOf(notice)
  const what = instalment === null ? t().steps[step] : t().instalment(instalment)
  return [what, amount !== null && money(amount)].filter(Boolean).join(', ')
}

function titleOf(notice: Notice): string {
  const { what, title = '', by } = factsOf(notice)
  const who = by ? calledBy(by) : null
  if (notice.entity !== 'transaction')
    return t().of[what as keyof ReturnType<typeof t>['of']]?.(title, who) ?? title
  const step = stepOf(notice)
  return what === 'asked'
    ? t().told(who, step)
    : what === 'reminded'
      ? t().reminded(who, step)
      : what === 'unsettled'
        ? t().unsettled(who, step)
        : what === 'rejected'
          ? t().rejected(who, step)
          : t().confirmed(who, step)
}

function secondOf(notice: Notice): string | null {
  const { what, title = '', deadline, state } = factsOf(notice)
  if (notice.entity === 'transaction')
    return dotted(title, what === 'reminded' && notice.action && t().missing)
  if (notice.action && deadline) return t().answerBy(day(dayAt(deadline)))
  // What was asked and waits no more.
  return what === 'asked' && state && state !== 'proposed' ? dotted(t().states[state as ContractState]) : null
}

export const contract: Told = {
  look: ['count', 'accent'],
  title: titleOf,
  second: secondOf,
  way: (notice) => {
    const { code } = factsOf(notice)
    if (!code) return null
    const says = !notice.action ? t().see : notice.entity === 'transaction' ? t().confirm : t().answer
    return { says, to: `/contracts/${code}` }
  },
}
