// Pessoas: the team, invites on their way, customers and who is turned off; found by name, or chosen several at once.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Member } from '../../client/api-types.ts'
import { go } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { classes } from '../../ui/classes.ts'
import { useDebounced } from '../../ui/debounced.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { lazy } from '../../ui/lazy.ts'
import { List } from '../../ui/list.ts'
import { MainButton } from '../../ui/main-button.ts'
import { Missing } from '../../ui/missing.ts'
import { needsNetwork, SeenAt } from '../../ui/needs-network.ts'
import pageStyles from '../../ui/page.module.css'
import rowStyles from '../../ui/row.module.css'
import { ScreenFrame, useMasterDetail } from '../../ui/screen-frame.ts'
import searchStyles from '../../ui/search.module.css'
import { Search } from '../../ui/search.ts'
import sectionStyles from '../../ui/section.module.css'
import { RowBones, Section } from '../../ui/section.ts'
import { Empty } from '../../ui/states.ts'
import { HelpMark } from '../help/help-mark.ts'
import { InviteRows } from '../invites/invite-row.ts'
import { choosing, picked, startChoosing, toggle } from './choosing.ts'
import { knownMember, membersBy } from './held.ts'
import { bindLongPress } from './long-press.ts'
import { MemberRow, PickRow } from './person-row.ts'
import { search } from './shown.ts'
import styles from './users.module.css'

const Choosing = lazy(async () => (await import('./bulk.ts')).Choosing)

/** So many customers stand below the team until all are asked for. */
const FEW = 3

export function Screen() {
  const t = words('users').users
  const beside = useMasterDetail() !== null
  const rows = useRef<HTMLDivElement>(null)
  useEffect(() => (rows.current ? bindLongPress(rows.current, choose) : undefined), [])
  const typed = search.value.trim()
  return part(ScreenFrame, {
    look: classes(pageStyles.withAct, rowStyles.namesFirst, styles.people),
    children: html`
      <h1 class="hidden" tabindex="-1">${t.title}</h1>
      ${part(SeenAt, { held: membersBy('owners') })}
      ${choosing.value ? part(Choosing) : part(Head)}
      <div ref=${rows}>${typed && !choosing.value ? part(Found, { typed }) : part(Everybody)}</div>
      ${!choosing.value && part(MainButton, { ...needsNetwork({ text: t.invite, press: () => go('/users/invite') }), inPage: beside })}
    `,
  })
}

function choose(id: number): void {
  const member = knownMember(id)
  if (!member || choosing.peek()) return
  startChoosing()
  toggle(member)
}

function Head() {
  const t = words('users').users
  return html`<div class=${searchStyles.searchLine}>
    ${part(Search, { label: t.find, value: search.value, set: (text) => (search.value = text) })}
    <button class=${classes(searchStyles.scan, styles.several)} aria-label=${t.pick} onClick=${startChoosing}>${part(Icon, { name: 'several' })}</button>
  </div>`
}

const row = (member: Member) =>
  choosing.value
    ? part(PickRow, {
        key: member.id,
        member,
        picked: picked.value.some(({ id }) => id === member.id),
        toggle: () => toggle(member),
      })
    : part(MemberRow, { key: member.id, member })

function Found({ typed }: { typed: string }) {
  const t = words('users').users
  const pages = membersBy(`found/${useDebounced(typed)}`)
  const answer = pages.use()
  return part(List<Member>, {
    name: `found/${typed}`,
    from: pages,
    items: answer?.items,
    row,
    bones: { count: 4 },
    empty: part(Empty, { face: '🔎', title: t.nobody(typed), line: t.nobodyLine }),
  })
}

function Everybody() {
  const t = words('users').users
  const [owners, staff, off] = (['owners', 'staff', 'off'] as const).map((key) => membersBy(key).use())
  const held = membersBy('owners')
  if (!owners || !staff) return part(Missing, { held, children: part(RowBones, { count: 6 }) })
  const self = person.value?.id
  const team = [...owners.items, ...staff.items].toSorted(
    (a, b) => Number(b.id === self) - Number(a.id === self),
  )
  return html`
    ${part(Section, { title: t.team, end: part(HelpMark, { about: 'people', ofSection: true }), children: team.map(row) })}
    ${team.length === 1 && part(Alone)}
    ${!choosing.value && part(InviteRows)}
    ${part(Customers)}
    ${off && off.items.length > 0 && part(Section, { title: t.off, children: off.items.map(row) })}
  `
}

const Alone = () => {
  const t = words('users').users
  return html`<p class="second muted">${t.onlyYou} ${t.onlyYouLine}</p>`
}

function Customers() {
  const t = words('users').users
  const [all, setAll] = useState(false)
  const pages = membersBy('customers')
  const held = pages.use()
  if (!held?.items.length) return null
  const many = held.items.length > FEW
  const total = held.nextCursor ? null : held.items.length
  const end =
    many &&
    html`<button class=${classes('link', sectionStyles.sectionLink)} aria-expanded=${all} onClick=${() => setAll(!all)}>${all ? t.fewer : t.all(total)}</button>`
  if (!all) return part(Section, { title: t.customers, end, children: held.items.slice(0, FEW).map(row) })
  return part(List<Member>, {
    name: 'customers',
    from: pages,
    items: held.items,
    row,
    groups: (items) => [{ title: t.customers, end, items }],
    isPart: true,
  })
}
