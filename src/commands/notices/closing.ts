// The till, when it is time for it: what was sold, and how it was paid. Told later, it is a day that is over.
import type { ToldOf } from '#domain/notices/index.ts'
import type { Message } from '../message.ts'
import { onScreen } from '../reads.ts'
import type { Words } from '../words.ts'

export function sayClosing(
  { facts, before }: ToldOf<'closing'>,
  _: string,
  words: Words,
): Message | undefined {
  if (!facts || before) return undefined
  const { on, isNow, count, total, received } = facts
  const { notices, methods } = words.t
  const sold = count ? notices.soldIn(words.money(total), count) : notices.soldNothing
  const by = received.map(({ method, amount }) => `${methods[method]} ${words.money(amount)}`)
  return {
    text: [
      isNow ? notices.closeTill : notices.dayWas(words.longDay(on)),
      sold,
      ...(by.length ? [notices.cameIn(by.join(' · '))] : []),
    ].join('\n'),
    buttons: [[onScreen(notices.seeDay, 'sales')]],
  }
}
