// What every word about an account ends with: how it stands now, and the way to it.
import type { AccountFacts } from '#domain/notices/index.ts'
import type { Message } from '../message.ts'
import { opening } from '../reads.ts'
import type { Words } from '../words.ts'

export function withAccount(text: string, { due, credit }: AccountFacts, words: Words): Message {
  const { notices } = words.t
  const stands = [
    notices.owesNow(due > 0 ? words.money(due) : null),
    ...(credit > 0 ? [notices.hasCredit(words.money(credit))] : []),
  ]
  return {
    text: [text, ...stands].join('\n'),
    buttons: [[opening(notices.account, 'mine', 0)]],
    personal: true,
  }
}
