// Where somebody is in from, for an owner: each can be ended, or all at once.
import { signal } from '@preact/signals'
import { clientOf } from '#lib/clients.ts'
import { ApiError, newKey } from '../../client/api.ts'
import { dotted } from '../../client/format.ts'
import { moment } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import { confirm } from '../../platform/popups.ts'
import { haptic } from '../../platform/telegram.ts'
import { Avatar } from '../../ui/avatar.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { MainButton } from '../../ui/main-button.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Pending } from '../../ui/pending.ts'
import rowStyles from '../../ui/row.module.css'
import sectionStyles from '../../ui/section.module.css'
import { RowBones } from '../../ui/section.ts'
import { SettingsRow } from '../../ui/settings-row.ts'
import sheetStyles from '../../ui/sheet.module.css'
import { Sheet } from '../../ui/sheet.ts'
import { showToast } from '../../ui/toast.ts'
import settingsStyles from '../settings/settings.module.css'
import { type Device, endDevice, endDevices } from './calls.ts'
import { devicesOf } from './held.ts'
import styles from './users.module.css'

interface DevicesProps {
  readonly id: number
  readonly name: string
  readonly close: () => void
}

/** What is being ended: a device, or all of them. */
const ending = signal<number | 'all' | null>(null)
/** One is ended by its own row. */
const MANY = 2

export function DevicesSheet({ id, name, close }: DevicesProps) {
  const t = words('users').person
  const held = devicesOf(id)
  const all = held.use()
  const endAll = async () => {
    if (await confirm(t.endAllAsk(name), t.end, t.keep)) await end('all', () => endDevices(id, newKey()), id)
  }
  return part(Sheet, {
    title: t.devicesOf(name),
    thumb: part(Avatar, { id, name }),
    close,
    children: html`<div class=${classes(cardStyles.stack, sheetStyles.onPage)}>
      ${!all && part(Pending, { held, children: part(RowBones, { count: 2 }) })}
      ${all && !all.length && html`<p class="muted">${t.noDevicesLine}</p>`}
      ${
        all &&
        all.length > 0 &&
        html`<ul class=${classes(cardStyles.card, rowStyles.rows)}>${all.map((device) => part(DeviceRow, { key: device.id, id, device }))}</ul>
          <p class=${classes(sectionStyles.foot, styles.foot)}>${t.devicesLine(name)}</p>`
      }
      ${
        all &&
        all.length >= MANY &&
        part(MainButton, {
          ...needsNetwork({ text: t.endAll(all.length), press: () => void endAll() }),
          busy: ending.value === 'all',
          inFlow: true,
        })
      }
    </div>`,
  })
}

function DeviceRow({ id, device }: { id: number; device: Device }) {
  const t = words('users').person
  const { kind, name } = clientOf(device.client)
  const called = name ?? t.otherDevice
  const press = async () => {
    if (await confirm(t.endAsk(called), t.end, t.keep))
      await end(device.id, () => endDevice(id, device.id), id)
  }
  return part(SettingsRow, {
    icon: kind === 'phone' ? 'device' : 'screen',
    tone: 'good',
    title: called,
    second: dotted(moment(device.lastSeenAt), device.address),
    children: html`<button
      class=${classes('danger', settingsStyles.endSession)}
      aria-label=${t.endNamed(called)}
      disabled=${ending.value === device.id}
      onClick=${() => void press()}
    >${t.end}</button>`,
  })
}

/** One that is not there any more has ended, which is what was asked for. */
async function end(what: number | 'all', send: () => Promise<unknown>, id: number): Promise<void> {
  ending.value = what
  try {
    await send()
    haptic('success')
    showToast({ text: words('users').person.ended, icon: 'check' })
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (error.status === 404) return
    haptic('error')
    showToast({ text: error.body?.detail ?? words('frame').miniapp.didNotGo })
  } finally {
    ending.value = null
    void devicesOf(id).refresh()
  }
}
