// Meus dados: what the shop keeps of whoever asks, a copy of it, and what erasing it means; now, or once all is settled.
import { useState } from 'preact/hooks'
import { ApiError, newKey } from '../../client/api.ts'
import type { OwnData } from '../../client/api-types.ts'
import { day, money, shop } from '../../client/format.ts'
import { resource } from '../../client/resource.ts'
import { toTab } from '../../client/router.ts'
import { onAuthError, person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { confirm } from '../../platform/popups.ts'
import { haptic } from '../../platform/telegram.ts'
import buttonStyles from '../../ui/button.module.css'
import { classes } from '../../ui/classes.ts'
import { Goes, type Going } from '../../ui/goes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { MainButton } from '../../ui/main-button.ts'
import { Missing } from '../../ui/missing.ts'
import { NeedsNetwork, needsNetwork } from '../../ui/needs-network.ts'
import pageStyles from '../../ui/page.module.css'
import { RowBones, Section } from '../../ui/section.ts'
import { SettingsRow } from '../../ui/settings-row.ts'
import { showToast } from '../../ui/toast.ts'
import { phoneText } from '../customers/phone.ts'
import { askToLeave, getOwnData, sendCopy, stayAfterAll } from './calls.ts'
import { EraseSheet } from './erase-sheet.ts'
import styles from './me.module.css'

const ownData = resource<OwnData>({ load: getOwnData, name: 'own-data' })

export function Screen() {
  const t = words('me').me
  const held = ownData.use()
  const { busy, run } = useActs()
  return html`<main class=${pageStyles.page}>
    <h1 class="hidden" tabindex="-1">${t.title}</h1>
    ${
      held
        ? html`${part(Kept, { held })}${part(Erasing, { held, busy, run })}`
        : part(Missing, { held: ownData, children: part(RowBones, { count: 4 }) })
    }
    ${part(NeedsNetwork, { held: ownData })}
    ${part(MainButton, {
      ...needsNetwork({ text: t.copy, press: () => void run(receiveCopy) }),
      busy,
    })}
  </main>`
}

/** One at a time; what is refused is said. */
function useActs() {
  const [busy, setBusy] = useState(false)
  const run = async (act: () => Promise<void>) => {
    if (busy) return
    setBusy(true)
    try {
      await act()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      haptic('error')
      onAuthError(error)
      showToast({ text: error.body?.detail ?? words('frame').miniapp.didNotGo })
    } finally {
      setBusy(false)
    }
  }
  return { busy, run }
}
type Run = ReturnType<typeof useActs>['run']

async function receiveCopy(): Promise<void> {
  const t = words('me').me
  const sent = await sendCopy(newKey())
  haptic(sent ? 'success' : 'error')
  showToast(sent ? { text: t.sent, icon: 'check' } : { text: t.notSent })
}

function Kept({ held }: { held: OwnData }) {
  const t = words('me').me
  const isCustomer = person.value?.role === 'user'
  const since = held.since && t.salesSince(held.sales, day(held.since))
  return part(Section, {
    title: t.kept(shop.value?.name ?? ''),
    foot: isCustomer ? t.foot : t.footStaff,
    children: html`
      ${part(SettingsRow, { icon: 'person', title: t.name, value: held.name })}
      ${held.customer && part(SettingsRow, { icon: 'device', title: t.phone, value: held.phone ? phoneText(held.phone) : t.noPhone })}
      ${part(SettingsRow, { icon: 'send', title: t.telegram, value: held.username ? `@${held.username}` : t.noUsername })}
      ${
        held.customer &&
        html`
          ${part(SettingsRow, { icon: 'bag', tone: 'good', title: t.sales, value: since || '0', ...(isCustomer ? { to: '/sales' } : {}) })}
          ${part(SettingsRow, { icon: 'take', tone: 'good', title: t.payments, value: String(held.payments), ...(isCustomer ? { press: () => toTab('/') } : {}) })}
        `
      }
    `,
  })
}

const around = ([before, after]: readonly [string, string], sum: number): Inside =>
  html`${before}<b class="strong figure">${money(sum)}</b>${after}`

/** What goes, what stays, and what must be first. */
function linesOf({ due, credit, lastOwner }: OwnData): readonly Going[] {
  const t = words('me').me
  const isStaff = person.value?.role !== 'user'
  return [
    { icon: 'trash', tone: 'danger', says: t.goes },
    { icon: 'receipt', tone: 'muted', says: isStaff ? t.staysStaff : t.stays },
    ...(due > 0 ? [{ icon: 'wallet', tone: 'warn', says: around(t.before, due) } as const] : []),
    ...(credit > 0 ? [{ icon: 'wallet', tone: 'warn', says: around(t.credit, credit) } as const] : []),
    ...(lastOwner ? [{ icon: 'shield', tone: 'warn', says: t.lastOwner } as const] : []),
  ]
}

function Erasing({ held, busy, run }: { held: OwnData; busy: boolean; run: Run }) {
  const t = words('me').me
  const [open, setOpen] = useState(false)
  const isOpen = held.due > 0 || held.credit > 0
  return html`${part(Section, {
    title: t.erase,
    list: false,
    children: html`
      ${part(Goes, { lines: linesOf(held) })}
      <div class=${styles.ways}>
        ${
          held.due > 0 &&
          person.value?.role === 'user' &&
          html`<button class=${classes(buttonStyles.button, buttonStyles.small)} onClick=${() => toTab('/')}>${t.pay(money(held.due))}</button>`
        }
        ${!held.lastOwner && isOpen && part(Later, { held, busy, run })}
        ${
          !held.lastOwner &&
          !isOpen &&
          html`<button class=${classes(buttonStyles.button, buttonStyles.small, 'danger')} onClick=${() => setOpen(true)}>${t.toErase}</button>`
        }
      </div>
    `,
  })}
  ${open && part(EraseSheet, { held, close: () => setOpen(false), copy: () => void run(receiveCopy) })}`
}

/** Asked for now, done when settled. */
function Later({ held, busy, run }: { held: OwnData; busy: boolean; run: Run }) {
  const t = words('me').me
  const ask = async () => {
    if (!(await confirm(t.sure, t.forGood, t.stay))) return
    const { data } = await askToLeave(held.name, newKey())
    haptic('success')
    ownData.put(() => data)
  }
  const giveUp = async () => {
    await stayAfterAll(newKey())
    haptic('success')
    ownData.put((one) => ({ ...one, leavingAt: null }))
    showToast({ text: t.gaveUp, icon: 'check' })
  }
  const look = classes(buttonStyles.button, buttonStyles.small)
  return held.leavingAt
    ? html`<p role="status" class=${styles.waits}>${t.waits}</p>
      <button class=${look} disabled=${busy} onClick=${() => void run(giveUp)}>${t.giveUp}</button>`
    : html`<button class=${classes(look, 'danger')} disabled=${busy} onClick=${() => void run(ask)}>${t.askNow}</button>`
}
