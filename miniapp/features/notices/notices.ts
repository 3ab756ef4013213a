// Avisos: what a person is told, by day, each with what can be done about it; what was shown for a while is read.

import { useRef, useState } from 'preact/hooks'
import { daysBetween } from '#lib/days.ts'
import { dayAt, today } from '../../client/clock.ts'
import { offline } from '../../client/connectivity.ts'
import { go } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { weekday } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import buttonStyles from '../../ui/button.module.css'
import { useFrozenWhileTouched } from '../../ui/freeze-while-touched.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { lazy } from '../../ui/lazy.ts'
import { Link } from '../../ui/link.ts'
import { type Group, List } from '../../ui/list.ts'
import { SeenAt } from '../../ui/needs-network.ts'
import rowStyles from '../../ui/row.module.css'
import { ScreenFrame } from '../../ui/screen-frame.ts'
import { Empty } from '../../ui/states.ts'
import { showToast } from '../../ui/toast.ts'
import { type Line, linesOf } from './alike.ts'
import { feed, markRead } from './held.ts'
import { NoticeRow, type Receipt } from './notice-row.ts'
import styles from './notices.module.css'

const OwnAsks = lazy(async () => (await import('./own-asks.ts')).OwnAsks, 'approvals')
const PaidSheet = lazy(async () => (await import('../debts/paid-sheet.ts')).PaidSheet)

export function Screen() {
  const held = feed.use()
  const [receipt, open] = useState<Receipt | null>(null)
  // What is new waits above while a finger is near.
  const { shown: newest, near } = useFrozenWhileTouched(held?.items[0]?.id ?? 0)
  const notices = held?.items.filter(({ id }) => newest === 0 || id <= newest)
  return part(ScreenFrame, {
    look: rowStyles.namesFirst,
    children: html`
      ${held?.items.length !== 0 && part(Head, { unread: held?.unread ?? 0, newest })}
      ${part(SeenAt, { held: feed })}
      ${person.value?.role === 'admin' && part(OwnAsks)}
      <div ...${near}>
        ${part(List<Line>, {
          name: 'notices',
          from: feed,
          items: notices && linesOf(notices, dayAt),
          bones: { count: 8 },
          groups: byDay,
          row: (line) => part(NoticeRow, { key: line[0].id, line, open }),
          empty: part(Nothing),
        })}
      </div>
      ${receipt && part(PaidSheet, { ...receipt, close: () => open(null) })}
    `,
  })
}

/** `newest`: the newest that is shown. */
function Head({ unread, newest }: { unread: number; newest: number }) {
  const t = words('notices').notices
  const title = useRef<HTMLHeadingElement>(null)
  const readAll = async () => {
    haptic('selection')
    // The button goes with what was unread: whoever stood on it stands at the title.
    if (await markRead({ upTo: newest })) title.current?.focus({ preventScroll: true })
    else showToast({ text: words('frame').miniapp.didNotGo })
  }
  return html`<div class=${styles.head}>
    <h1 tabindex="-1" class="figure" ref=${title}>${unread > 0 ? t.fresh(unread) : t.title}</h1>
    <p class="hidden" role="status">${unread > 0 && t.fresh(unread)}</p>
    ${unread > 0 && html`<button class="link" disabled=${offline.value} onClick=${() => void readAll()}>${t.readAll}</button>`}
    ${part(Link, { to: '/notices/choices', look: rowStyles.round, says: t.choose, children: part(Icon, { name: 'sliders' }) })}
  </div>`
}

function byDay(lines: readonly Line[]): readonly Group<Line>[] {
  const days = new Map<string, Line[]>()
  for (const line of lines) {
    const on = dayAt(line[0].at)
    days.set(on, [...(days.get(on) ?? []), line])
  }
  return [...days].map(([on, items]) => ({ title: dayName(on), items }))
}

/** `Hoje`, `Ontem`, `Sexta, 20 nov.` */
function dayName(on: string): string {
  const t = words('notices').notices
  const ago = daysBetween(on, today())
  if (ago <= 1) return ago === 1 ? t.yesterday : t.today
  const name = weekday(on)
  return name.charAt(0).toLocaleUpperCase() + name.slice(1)
}

function Nothing() {
  const t = words('notices').notices
  return part(Empty, {
    face: '🌿',
    title: t.empty,
    line: t.emptyLine,
    children: html`<button class=${buttonStyles.button} onClick=${() => go('/notices/choices')}>${t.choose}</button>`,
  })
}
