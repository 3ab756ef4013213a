// The devices this person is in from: each can be ended, this one too.
import { signal } from '@preact/signals'
import { ApiError } from '../../api.ts'
import type { OwnSession } from '../../api-types.ts'
import { endOwnSession, endSession, listSessions } from '../../calls/preferences.ts'
import { clock, day } from '../../format.ts'
import { person, shut } from '../../session.ts'
import { forgetDevice } from '../../store/device.ts'
import { HELD, hold } from '../../store/held.ts'
import { daysLate } from '../../store/owed.ts'
import { haptic } from '../../telegram.ts'
import { confirm } from '../../telegram-more.ts'
import { dayAt, today } from '../../today.ts'
import { html } from '../../ui/html.ts'
import { MarkRow } from '../../ui/mark-row.ts'
import { Pending } from '../../ui/pending.ts'
import { RowBones, Section } from '../../ui/section.ts'
import { say } from '../../ui/toast.ts'
import { words } from '../../words.ts'
import { clientOf } from './client.ts'

const sessions = hold<readonly OwnSession[]>({
  load: listSessions,
  hear: (held, { topic }) => (topic === 'me' ? null : held),
})
/** The session that is being ended. */
const ending = signal<number | null>(null)

export function Devices() {
  const t = words('settings').settings
  const all = sessions.use()
  if (!all) return html`<${Pending} held=${sessions}><div class="gap" /><${RowBones} count=2 /><//>`
  const sorted = all.toSorted((a, b) => Number(b.current) - Number(a.current))
  return html`<${Section} title=${t.devices}>
    ${sorted.map((session) => html`<${Device} key=${session.id} session=${session} />`)}
    <${MarkRow} icon="door" tone="danger" title=${t.leave} press=${() => void leave()} />
  <//>`
}

function Device({ session }: { session: OwnSession }) {
  const t = words('settings').settings
  const { kind, name } = clientOf(session.client)
  const called = name ?? t.otherDevice
  const end = html`<button
    class="end-session danger"
    aria-label=${t.endNamed(called)}
    disabled=${ending.value === session.id}
    onClick=${() => void endAsked(session, called)}
  >${t.end}</button>`
  return html`<${MarkRow}
    icon=${kind === 'phone' ? 'device' : 'screen'}
    tone="good"
    title=${session.current ? t.thisOne(called) : called}
    second=${session.current ? t.now : seen(session.lastSeenAt)}
  >${!session.current && end}<//>`
}

async function endAsked({ id }: OwnSession, called: string): Promise<void> {
  const t = words('settings').settings
  if (!(await confirm(t.endAsk(called), t.end, t.keep))) return
  ending.value = id
  try {
    await endSession(id)
    haptic('success')
    say({ text: t.ended(called), icon: 'check' })
  } catch (error) {
    // One that is not there any more has ended, which is what was asked for.
    if (!(error instanceof ApiError)) throw error
    if (error.status !== 404) refuse(error)
  } finally {
    ending.value = null
    void sessions.refresh()
  }
}

/** What this device has seen of the shop goes with the session; what was begun on it stays. */
async function leave(): Promise<void> {
  const t = words('settings').settings
  if (!(await confirm(t.leaveAsk, t.leaveYes, t.keep))) return
  const id = person.peek()?.id
  try {
    await endOwnSession()
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    // Gone already: the first answer was lost.
    if (error.status !== 401) return refuse(error)
  }
  shut('left')
  if (id !== undefined) await forgetDevice(id, HELD)
}

function refuse(error: ApiError): void {
  haptic('error')
  say({ text: error.isOpen ? words('settings').settings.notKept : (error.body?.detail ?? '') })
}

/** `hoje, 14:06`, `ontem, 19:40`, `30 nov., 19:40`, where the shop is. */
function seen(at: string): string {
  const t = words('settings').settings
  const on = dayAt(at)
  const ago = daysLate(on, today())
  const when = ago === 0 ? t.today : ago === 1 ? t.yesterday : day(on)
  return `${when}, ${clock(at)}`
}
