// What an owner is asked to free, with both answers; and what was answered, to who asked.
import type { ToldOf } from '#domain/notices/index.ts'
import { saidOf, sayDecided, sayWaiting } from '../approvals.ts'
import type { Message } from '../message.ts'
import { beginning } from '../reads.ts'
import type { Words } from '../words.ts'

export function sayApproval(
  { facts, data, before }: ToldOf<'approval'>,
  _: string,
  words: Words,
): Message | undefined {
  if (!facts) return undefined
  const { approvals } = words.t
  if (!data['asks'])
    return facts.state === 'granted' || facts.state === 'refused'
      ? { text: sayDecided(facts, words), personal: true }
      : undefined
  if (facts.state !== 'waiting')
    return before ? { text: sayDecided(facts, words), personal: true } : undefined
  return {
    text: sayWaiting(facts, words),
    buttons: [
      [
        { ...beginning(approvals.allow(saidOf(facts, words).money), 'allow', facts.id), style: 'success' },
        { ...beginning(approvals.deny, 'deny', facts.id), style: 'danger' },
      ],
    ],
    personal: true,
  }
}
