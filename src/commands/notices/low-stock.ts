// Goods at their minimum, with the way to receive more.
import type { ToldOf } from '#domain/notices/index.ts'
import type { Message } from '../message.ts'
import type { Words } from '../words.ts'

export function sayLowStock(
  { facts, entityId, before }: ToldOf<'lowStock'>,
  _: string,
  words: Words,
): Message | undefined {
  if (!facts || before) return undefined
  const { notices } = words.t
  const { name, unit, stock, minStock } = facts
  const least = minStock > 0 ? words.quantity(minStock, unit) : null
  return {
    text: notices.low(name, words.quantity(stock, unit), least),
    buttons: [[{ label: notices.receive, action: { do: 'begin', name: 'receive', id: entityId } }]],
  }
}
