// Escolher avisos: what a person is told in the app and in the chat, and when the chat is quiet. Each choice is stored at once.
import { useState } from 'preact/hooks'
import type { NoticeKind } from '#lib/notice-kinds.ts'
import type { Preferences, Role } from '../../client/api-types.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Icon, type IconName } from '../../ui/icons.ts'
import { Missing } from '../../ui/missing.ts'
import { SeenAt } from '../../ui/needs-network.ts'
import pageStyles from '../../ui/page.module.css'
import rowStyles from '../../ui/row.module.css'
import { RowBones, Section } from '../../ui/section.ts'
import { RowIcon, SettingsRow } from '../../ui/settings-row.ts'
import type { Tint } from '../../ui/tints.ts'
import { prefer, preferences } from '../settings/preferences.ts'
import usersStyles from '../users/users.module.css'
import styles from './notices.module.css'
import { QuietSheet, quietSaid } from './quiet-sheet.ts'

interface Kind {
  readonly kind: NoticeKind
  readonly area: 'money' | 'word' | 'stock' | 'access'
  /** Who is told of it. */
  readonly roles: readonly Role[]
  readonly icon: IconName
  readonly tone: Tint
  /** Nobody can turn it off. */
  readonly isLocked?: true
}

/** What people are told today, area by area. */
const KINDS: readonly Kind[] = [
  { kind: 'sale', area: 'money', roles: ['user'], icon: 'receipt', tone: 'accent' },
  { kind: 'payment', area: 'money', roles: ['user', 'owner'], icon: 'take', tone: 'good' },
  { kind: 'dispute', area: 'money', roles: ['user', 'admin', 'owner'], icon: 'flag', tone: 'danger' },
  { kind: 'reminder', area: 'money', roles: ['user'], icon: 'clock', tone: 'warn' },
  { kind: 'promise', area: 'money', roles: ['user', 'admin', 'owner'], icon: 'calendar', tone: 'good' },
  { kind: 'closing', area: 'money', roles: ['admin', 'owner'], icon: 'wallet', tone: 'accent' },
  { kind: 'lowStock', area: 'stock', roles: ['admin', 'owner'], icon: 'box', tone: 'warn' },
  {
    kind: 'contract',
    area: 'word',
    roles: ['user', 'admin', 'owner'],
    icon: 'count',
    tone: 'accent',
  },
  {
    kind: 'security',
    area: 'access',
    roles: ['user', 'admin', 'owner'],
    icon: 'shield',
    tone: 'danger',
    isLocked: true,
  },
]
const AREAS = ['money', 'word', 'stock', 'access'] as const

export function Screen() {
  const t = words('notices').choices
  const chosen = preferences.use()
  return html`<main class=${pageStyles.page}>
    <h1 class="hidden" tabindex="-1">${t.title}</h1>
    ${part(SeenAt, { held: preferences })}
    ${
      chosen
        ? part(Choices, { chosen })
        : part(Missing, {
            held: preferences,
            children: html`<div class=${cardStyles.gap} />${part(RowBones, { count: 4 })}`,
          })
    }
  </main>`
}

function Choices({ chosen }: { chosen: Preferences }) {
  const t = words('notices').choices
  const role = person.value?.role ?? 'user'
  const mine = KINDS.filter(({ roles }) => roles.includes(role))
  const areas = AREAS.filter((area) => mine.some((one) => one.area === area))
  return html`${areas.map((area, n) =>
    part(Section, {
      key: area,
      title: t.areas[area],
      end:
        n === 0 &&
        html`<span class=${styles.channels} aria-hidden="true"><span>${t.app}</span><span>${t.chat}</span></span>`,
      children: mine
        .filter((one) => one.area === area)
        .map((one) => part(KindRow, { key: one.kind, one, role, chosen })),
    }),
  )}
  ${part(Quiet, { quiet: chosen.quiet })}`
}

function KindRow({ one, role, chosen }: { one: Kind; role: Role; chosen: Preferences }) {
  const t = words('notices').choices
  const { kind, icon, tone, isLocked = false } = one
  const title = (role === 'user' ? t.own[kind] : null) ?? t.kinds[kind] ?? ''
  const now = chosen.notices[kind] ?? { app: true, chat: true }
  const cell = (where: 'app' | 'chat') => {
    const set = (on: boolean) => {
      haptic('selection')
      void prefer({ notices: { [kind]: { ...now, [where]: on } } })
    }
    return part(Cell, { says: t.where[where](title), on: isLocked || now[where], isLocked, set })
  }
  return html`<li class=${rowStyles.line}><div class=${classes(rowStyles.row, styles.byChannel)}>
    ${part(RowIcon, { icon, tone })}
    <span class=${rowStyles.words}><span class="block">${title}</span>${isLocked && html`<span class="second muted block">${t.always}</span>`}</span>
    <span class=${styles.cells}>${cell('app')}${cell('chat')}</span>
  </div></li>`
}

interface CellProps {
  readonly says: string
  readonly on: boolean
  readonly isLocked: boolean
  readonly set: (on: boolean) => void
}

function Cell({ says, on, isLocked, set }: CellProps): Inside {
  const change = (event: Event) => set((event.currentTarget as HTMLInputElement).checked)
  return html`<label class=${styles.cell}>
    <input type="checkbox" class=${usersStyles.box} aria-label=${says} checked=${on} disabled=${isLocked} onChange=${change} />
    <span class=${usersStyles.tick} aria-hidden="true">${part(Icon, { name: 'check', size: 16 })}</span>
  </label>`
}

function Quiet({ quiet }: { quiet: Preferences['quiet'] }) {
  const t = words('notices').choices
  const [choosing, setChoosing] = useState(false)
  return html`${part(Section, {
    title: t.quietTitle,
    children: html`
      ${part(SettingsRow, {
        icon: 'moon',
        title: t.quiet,
        second: t.quietLine,
        value: quietSaid(quiet),
        press: () => setChoosing(true),
      })}
      ${part(SettingsRow, { icon: 'bell', tone: 'warn', title: t.passes, second: t.passesLine })}
    `,
  })}
  ${choosing && part(QuietSheet, { quiet, close: () => setChoosing(false) })}`
}
