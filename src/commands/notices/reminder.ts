// A reminder, with its three answers: paying, a day, and that it is not theirs.
import type { ToldOf } from '#domain/notices/index.ts'
import type { Button, Message } from '../message.ts'
import { onScreen } from '../reads.ts'
import { reminderText } from '../reminder-text.ts'
import type { Words } from '../words.ts'

export function sayReminder(
  { facts, entityId, before }: ToldOf<'reminder'>,
  shop: string,
  words: Words,
): Message | undefined {
  if (!facts || before) return undefined
  const { reminders } = words.t
  const pay: Button = {
    label: reminders.pay(words.money(facts.due)),
    action: { do: 'page', list: 'own_pix', page: entityId, below: true },
    style: 'primary',
  }
  return {
    text: reminderText({ ...facts, shop }, words),
    buttons: [
      ...(facts.byPix ? [[pay]] : []),
      [
        { label: reminders.promise, action: { do: 'begin', name: 'promise', id: entityId } },
        { label: reminders.notMine, action: { do: 'page', list: 'charges', page: 0, below: true } },
      ],
      [onScreen(reminders.account, '')],
    ],
    personal: true,
  }
}
