// Loja: how the shop works, a row a question; each opens its sheet, and a switch is stored at once.

import { useState } from 'preact/hooks'
import type { Settings } from '../../client/api-types.ts'
import { shop } from '../../client/known-shop.ts'
import { usePresence } from '../../client/presence.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { Failed } from '../../ui/failed.ts'
import { type Component, html, part } from '../../ui/html.ts'
import { Icon, type IconName } from '../../ui/icons.ts'
import { NeedsNetwork } from '../../ui/needs-network.ts'
import pageStyles from '../../ui/page.module.css'
import { PeopleHere } from '../../ui/record-parts.ts'
import rowStyles from '../../ui/row.module.css'
import sectionStyles from '../../ui/section.module.css'
import { RowBones, Section } from '../../ui/section.ts'
import { SettingsRow } from '../../ui/settings-row.ts'
import { Waiting } from '../../ui/states.ts'
import { HelpMark } from '../help/help-mark.ts'
import { SETTINGS_ID } from './edit-setting.ts'
import { settings } from './held.ts'
import {
  backdatingSaid,
  creditSaid,
  daysSaid,
  hoursSaid,
  percentSaid,
  quietSaid,
  remindersSaid,
} from './said.ts'
import { type Opening, SHEETS } from './sheets.ts'
import styles from './shop.module.css'
import { LimitSwitch } from './switches.ts'
import type { SheetOf } from './text-sheets.ts'

export function Screen() {
  const t = words('shop').shop
  const held = settings.use()
  const error = settings.error.value
  const people = usePresence('settings', SETTINGS_ID, 'viewing')
  const [open, setOpen] = useState<Opening | null>(null)
  const close = () => setOpen(null)
  if (!held && error)
    return html`<main class=${pageStyles.page}>${part(Failed, { error, retry: settings.refresh })}</main>`
  const Sheet = open && (SHEETS[open] as Component<SheetOf>)
  return html`<main class=${pageStyles.page}>
    ${people.length > 0 && part(PeopleHere, { people })}
    ${
      held
        ? part(All, { held, open: setOpen })
        : html`<h1 class="hidden" tabindex="-1">${t.title}</h1>
            ${part(Waiting, { children: html`<div class=${cardStyles.gap} />${part(RowBones, { count: 6 })}` })}`
    }
    ${part(NeedsNetwork, { held: settings })}
    ${held && Sheet && part(Sheet, { held, close })}
  </main>`
}

interface AllProps {
  readonly held: Settings
  readonly open: (sheet: Opening) => void
}

function All(props: AllProps) {
  return html`
    ${part(Face, props)} ${part(OfShop, props)} ${part(OfTabs, props)} ${part(OfPix, props)}
    ${part(OfStaff, props)} ${part(OfReminders, props)} ${part(OfLists)}
  `
}

function Face({ held, open }: AllProps) {
  const t = words('shop').shop
  return html`<section class=${classes(cardStyles.card, rowStyles.row, styles.face)}>
    <span class=${styles.emoji} aria-hidden="true">${held.emoji ?? '🏪'}</span>
    <h1 class=${classes(rowStyles.words, 'strong')} tabindex="-1">${held.shopName}</h1>
    <button class=${classes(rowStyles.round, rowStyles.tinted)} aria-label=${t.edit} onClick=${() => open('face')}>${part(Icon, { name: 'pencil' })}</button>
  </section>`
}

function OfLists() {
  const t = words('shop').shop
  return part(Section, {
    title: t.sections.lists,
    children: html`
      ${part(SettingsRow, { icon: 'receipt', title: t.importPrices, to: '/products/import' })}
      ${part(SettingsRow, { icon: 'notebook', title: t.bringNotebook, to: '/customers/import' })}
    `,
  })
}

const row = (icon: IconName, title: string, value: string, press: () => void, tone?: 'good' | 'warn') =>
  part(SettingsRow, { icon, title, value, press, ...(tone ? { tone } : {}) })

function OfShop({ held, open }: AllProps) {
  const t = words('shop').shop
  return part(Section, {
    title: t.sections.shop,
    children: html`
      ${row('clock', t.hours, held.hours ?? '', () => open('hours'))}
      ${row('wallet', t.closingAt, held.closingAt ?? t.always, () => open('closing'))}
      ${row('moon', t.quiet, quietSaid(held), () => open('quiet'))}
      ${row('qr', t.link, '', () => open('link'))}
    `,
  })
}

function OfTabs({ held, open }: AllProps) {
  const t = words('shop').shop
  return part(Section, {
    title: t.sections.tab,
    children: html`
      ${row('calendar', t.dueDays, daysSaid(held), () => open('dueDays'))}
      ${row('notebook', t.creditLimit, creditSaid(held), () => open('credit'))}
    `,
  })
}

function OfPix({ held, open }: AllProps) {
  const t = words('shop').shop
  const test =
    shop.value?.pix &&
    html`<button class=${classes('link', sectionStyles.sectionLink)} onClick=${() => open('pixTest')}>${t.tryPix}</button>`
  return part(Section, {
    title: t.sections.pix,
    end: test,
    children: html`
      ${row('pix', t.pixKey, held.pixKey ?? t.pixOff, () => open('pixKey'), 'good')}
      ${row('pin', t.pixCity, held.pixCity, () => open('pixCity'), 'good')}
    `,
  })
}

function OfStaff({ held, open }: AllProps) {
  const t = words('shop').shop
  const { limits, seesCosts } = held
  return part(Section, {
    title: t.sections.staff,
    end: part(HelpMark, { about: 'shop', ofSection: true }),
    children: html`
      ${row('percent', t.discount, percentSaid(limits.discountPercent), () => open('discount'), 'warn')}
      ${row('tag', t.price, percentSaid(limits.priceOverridePercent), () => open('price'), 'warn')}
      ${row('ban', t.voiding, hoursSaid(limits.voidHours), () => open('voiding'), 'warn')}
      ${row('history', t.backdating, backdatingSaid(limits.backdateDays), () => open('backdating'), 'warn')}
      ${part(SettingsRow, { icon: 'lock', tone: 'warn', title: t.aboveLimit, value: t.beyondLine })}
      ${part(LimitSwitch, { held, title: t.belowCost, icon: 'down', on: limits.belowCost !== false, change: (on) => ({ limits: { ...held.limits, belowCost: on ? null : false } }) })}
      ${part(LimitSwitch, { held, title: t.seesCosts, icon: 'cash', on: seesCosts, change: (on) => ({ seesCosts: on }) })}
    `,
  })
}

function OfReminders({ held, open }: AllProps) {
  const t = words('shop').shop
  return part(Section, {
    title: t.sections.reminder,
    children: html`
      ${row('message', t.text, held.reminders.text === null ? t.ownText : t.yourText, () => open('reminder'))}
      ${row('bell', t.when, remindersSaid(held), () => open('when'))}
    `,
  })
}
