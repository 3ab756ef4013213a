// Access to the shop that has changed.
import type { ToldOf } from '#domain/notices/index.ts'
import type { Message } from '../message.ts'
import type { Words } from '../words.ts'

export function saySecurity({ data, facts }: ToldOf<'security'>, _: string, { t }: Words): Message {
  const role = t.roles[data['role'] as keyof typeof t.roles]
  const who = facts?.name ?? ''
  if (data['what'] === 'joined') return { text: t.notices.joined(who, role) }
  const text = facts?.about === 'self' ? t.notices.yourRole(role) : t.notices.theirRole(who, role)
  return { text: `${text}\n${t.notices.notMine}` }
}
