// Meus dados: what the shop keeps of whoever asks, a copy of it, and what erasing it means; now, or once all is settled.
import { useState } from 'preact/hooks'
import type { OwnData } from '../../client/api-types.ts'
import { offline } from '../../client/connectivity.ts'
import { day, money, shop } from '../../client/format.ts'
import { resource } from '../../client/resource.ts'
import { toTab } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { confirm } from '../../platform/popups.ts'
import buttonStyles from '../../ui/button.module.css'
import { classes } from '../../ui/classes.ts'
import { Goes, type Going } from '../../ui/goes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { type Intent, useIntent } from '../../ui/intent.ts'
import { MainButton } from '../../ui/main-button.ts'
import { Missing } from '../../ui/missing.ts'
import { NeedsNetwork, needsNetwork } from '../../ui/needs-network.ts'
import pageStyles from '../../ui/page.module.css'
import { Refused } from '../../ui/refused.ts'
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
  const copying = useCopy()
  return html`<main class=${classes(pageStyles.page, pageStyles.withAct)}>
    <h1 class="hidden" tabindex="-1">${t.title}</h1>
    ${
      held
        ? html`${part(Kept, { held })}${part(Erasing, { held, copying })}`
        : part(Missing, { held: ownData, children: part(RowBones, { count: 4 }) })
    }
    ${part(Refused, { error: copying.refusal })}
    ${part(NeedsNetwork, { held: ownData })}
    ${part(MainButton, {
      ...needsNetwork({ text: t.copy, press: () => void copying.submit(null) }),
      busy: copying.busy,
    })}
  </main>`
}

/** As a file in their chat; where nothing arrives there, that is said. */
const useCopy = (): Intent<null> =>
  useIntent({
    name: 'me/copy',
    send: (_: null, key) => sendCopy(key),
    done({ data: { sent } }) {
      const t = words('me').me
      showToast(sent ? { text: t.sent, icon: 'check' } : { text: t.notSent })
    },
  })

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

function Erasing({ held, copying }: { held: OwnData; copying: Intent<null> }) {
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
        ${!held.lastOwner && isOpen && part(Later, { held })}
        ${
          !held.lastOwner &&
          !isOpen &&
          html`<button class=${classes(buttonStyles.button, buttonStyles.small, 'danger')} onClick=${() => setOpen(true)}>${t.toErase}</button>`
        }
      </div>
    `,
  })}
  ${open && part(EraseSheet, { held, close: () => setOpen(false), copy: () => void copying.submit(null) })}`
}

/** Asked for now, done when settled. */
function Later({ held }: { held: OwnData }) {
  const t = words('me').me
  // One form: what went out without an answer, either way, is found before the other is done.
  const intent = useIntent<string | null, OwnData | null>({
    name: 'me/leaving',
    send: (name, key) => (name === null ? stayAfterAll(key) : askToLeave(name, key)),
    done({ data }, name) {
      ownData.put((one) => ({ ...one, leavingAt: data?.leavingAt ?? null }))
      if (name === null) showToast({ text: t.gaveUp, icon: 'check' })
    },
  })
  const ask = async () => {
    if (await confirm(t.sureLater, t.ask, t.stay)) await intent.submit(held.name)
  }
  const look = classes(buttonStyles.button, buttonStyles.small)
  const off = intent.busy || offline.value
  return html`${
    held.leavingAt
      ? html`<p role="status" class=${styles.waits}>${t.waits}</p>
        <button class=${look} disabled=${off} onClick=${() => void intent.submit(null)}>${t.giveUp}</button>`
      : html`<button class=${classes(look, 'danger')} disabled=${off} onClick=${() => void ask()}>${t.askNow}</button>`
  }
  ${part(Refused, { error: intent.refusal })}`
}
