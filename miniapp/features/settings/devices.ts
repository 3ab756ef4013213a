// The devices this person is in from: each can be ended, this one too.

import { signal } from '@preact/signals'
import { clientOf } from '#lib/clients.ts'
import { daysBetween } from '#lib/days.ts'
import { ApiError, newKey } from '../../client/api.ts'
import type { OwnSession } from '../../client/api-types.ts'
import { dayAt, today } from '../../client/clock.ts'
import { clock, day } from '../../client/format.ts'
import { HELD, resource } from '../../client/resource.ts'
import { person, shut } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { forgetDevice } from '../../platform/device-storage.ts'
import { confirm } from '../../platform/popups.ts'
import { haptic } from '../../platform/telegram.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Pending } from '../../ui/pending.ts'
import { RowBones, Section } from '../../ui/section.ts'
import { SettingsRow } from '../../ui/settings-row.ts'
import { showToast } from '../../ui/toast.ts'
import { endOtherSessions, endOwnSession, endSession, listSessions } from './calls.ts'
import styles from './settings.module.css'

const sessions = resource<readonly OwnSession[]>({
  load: listSessions,
  name: 'sessions',
})
/** One other is ended by its own row. */
const MANY = 2
/** The session that is being ended. */
const ending = signal<number | null>(null)

export function Devices() {
  const t = words('settings').settings
  const all = sessions.use()
  if (!all)
    return part(Pending, {
      held: sessions,
      children: html`<div class=${cardStyles.gap} />${part(RowBones, { count: 2 })}`,
    })
  const sorted = all.toSorted((a, b) => Number(b.current) - Number(a.current))
  return part(Section, {
    title: t.devices,
    children: html`
      ${sorted.map((session) => part(Device, { key: session.id, session }))}
      ${
        sorted.length > MANY &&
        part(SettingsRow, {
          icon: 'ban',
          tone: 'danger',
          title: t.endOthers,
          press: () => void endOthersAsked(sorted.length - 1),
        })
      }
      ${part(SettingsRow, { icon: 'door', tone: 'danger', title: t.leave, press: () => void leave() })}
    `,
  })
}

function Device({ session }: { session: OwnSession }) {
  const t = words('settings').settings
  const { kind, name } = clientOf(session.client)
  const called = name ?? t.otherDevice
  const end = html`<button
    class=${classes('danger', styles.endSession)}
    aria-label=${t.endNamed(called)}
    disabled=${ending.value === session.id}
    onClick=${() => void endAsked(session, called)}
  >${t.end}</button>`
  return part(SettingsRow, {
    icon: kind === 'phone' ? 'device' : 'screen',
    tone: 'good',
    title: session.current ? t.thisOne(called) : called,
    second: session.current ? t.now : seen(session.lastSeenAt),
    children: !session.current && end,
  })
}

async function endAsked({ id }: OwnSession, called: string): Promise<void> {
  const t = words('settings').settings
  if (!(await confirm(t.endAsk(called), t.end, t.keep))) return
  ending.value = id
  try {
    await endSession(id)
    sessions.put((all) => all.filter((one) => one.id !== id))
    haptic('success')
    showToast({ text: t.ended(called), icon: 'check' })
  } catch (error) {
    // One that is not there any more has ended, which is what was asked for.
    if (!(error instanceof ApiError)) throw error
    if (error.status !== 404) refuse(error)
  } finally {
    ending.value = null
  }
}

async function endOthersAsked(count: number): Promise<void> {
  const t = words('settings').settings
  if (!(await confirm(t.endOthersAsk(count), t.end, t.keep))) return
  try {
    await endOtherSessions(newKey())
    haptic('success')
    showToast({ text: t.othersEnded, icon: 'check' })
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    refuse(error)
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
  showToast({ text: error.isOpen ? words('settings').settings.notKept : (error.body?.detail ?? '') })
}

/** `hoje, 14:06`, `ontem, 19:40`, `30 nov., 19:40`, where the shop is. */
function seen(at: string): string {
  const t = words('settings').settings
  const on = dayAt(at)
  const ago = daysBetween(on, today())
  const when = ago === 0 ? t.today : ago === 1 ? t.yesterday : day(on)
  return `${when}, ${clock(at)}`
}
