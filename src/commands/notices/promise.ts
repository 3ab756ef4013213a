// A promised day: what staff hear of it, and what a customer is told that was written down for them.
import type { ToldOf } from '#domain/notices/index.ts'
import type { Message } from '../message.ts'
import { opening } from '../reads.ts'
import type { Words } from '../words.ts'

export function sayPromise(
  { facts, before }: ToldOf<'promise'>,
  shop: string,
  words: Words,
): Message | undefined {
  if (!facts || before) return undefined
  const { reminders } = words.t
  const { customer, on, due } = facts
  const [day, money] = [words.longDay(on), words.money(due)]
  return customer.own
    ? {
        text: reminders.writtenDown(shop, money, day),
        buttons: [[{ label: reminders.otherDay, action: { do: 'begin', name: 'promise', id: customer.id } }]],
        personal: true,
      }
    : {
        text: reminders.heard(customer.name, money, day),
        buttons: [[opening(reminders.theirAccount, 'account', customer.id)]],
        personal: true,
      }
}
