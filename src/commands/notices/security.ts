// Access to the shop that has changed; and a device that is new, with the way to shut it out.
import type { ToldOf } from '#domain/notices/index.ts'
import { clientOf } from '#lib/clients.ts'
import type { Message } from '../message.ts'
import { beginning } from '../reads.ts'
import type { Words } from '../words.ts'

export function saySecurity(notice: ToldOf<'security'>, _: string, words: Words): Message | undefined {
  const { data, facts } = notice
  const { t } = words
  if (data['what'] === 'device') return sayDevice(notice, words)
  const role = t.roles[data['role'] as keyof typeof t.roles]
  const who = facts?.name ?? ''
  if (data['what'] === 'joined') return { text: t.notices.joined(who, role) }
  const text = facts?.about === 'self' ? t.notices.yourRole(role) : t.notices.theirRole(who, role)
  return { text: `${text}\n${t.notices.notMine}` }
}

/** What is gone was told before, or is no news. */
function sayDevice({ data, facts, done }: ToldOf<'security'>, words: Words): Message | undefined {
  const { notices } = words.t
  if (!facts?.device) return undefined
  const { client, at, isOpen } = facts.device
  const said = notices.newDevice(clientOf(client).name, words.moment(at))
  if (done) return { text: `${said}\n${notices.sessionEndedAt(words.moment(done.at))}` }
  if (!isOpen) return { text: said }
  const end = beginning(notices.endSession, 'session_end', Number(data['sessionId']))
  return { text: `${said}\n${notices.notYou}`, buttons: [[{ ...end, style: 'danger' }]] }
}
