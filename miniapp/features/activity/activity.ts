// Atividade: who did what, on what and when, by day. A row leads to its act.
import { useEffect } from 'preact/hooks'
import { dayAt, today } from '../../client/clock.ts'
import { clock } from '../../client/format.ts'
import { place, replace } from '../../client/router.ts'
import { weekday } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import { Avatar, calledBy } from '../../ui/avatar.ts'
import buttonStyles from '../../ui/button.module.css'
import { classes } from '../../ui/classes.ts'
import { useDebounced } from '../../ui/debounced.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { type Group, List } from '../../ui/list.ts'
import { SeenAt } from '../../ui/needs-network.ts'
import rowStyles from '../../ui/row.module.css'
import { ScreenFrame } from '../../ui/screen-frame.ts'
import { Row } from '../../ui/section.ts'
import { Empty } from '../../ui/states.ts'
import { team } from '../sales/held.ts'
import { knownMember } from '../users/held.ts'
import styles from './activity.module.css'
import { Head } from './activity-head.ts'
import { filterWith, isNarrowed, kind, period, search, showActsOf, who, widen } from './filter.ts'
import { activitiesOf } from './held.ts'
import { didWhat, newDevice, onWhat, whyNotOf } from './said.ts'
import type { Activities, Activity } from './types.ts'

export function Screen() {
  return part(ScreenFrame, {
    look: rowStyles.namesFirst,
    children: html`
      <h1 class="hidden" tabindex="-1">${words('settings').activity.title}</h1>
      ${part(Acts)}
    `,
  })
}

function Acts() {
  // From a person's own page: what they did.
  const asked = Number(place.value.query['who'])
  useEffect(() => {
    if (!(asked > 0)) return
    replace('/activity')
    showActsOf(asked)
  }, [asked])
  const t = words('settings').activity
  const filter = filterWith(useDebounced(search.value.trim()))
  const pages = activitiesOf(filter)
  const held = pages.use()
  const days = held?.days ?? []
  const refused = days.find(({ on }) => on === today())?.refused ?? 0
  return html`${part(Head, { refused })}
    ${part(SeenAt, { held: pages })}
    <div role="status">${
      held?.hasNews &&
      html`<button class=${classes(buttonStyles.button, styles.news)} onClick=${() => void pages.refresh()}>${t.news}</button>`
    }${held?.moreNames && html`<p class=${classes('muted', styles.more)}>${t.moreNames}</p>`}</div>
    ${part(List<Activity>, {
      name: JSON.stringify(filter),
      from: pages,
      items: held?.items,
      bones: { count: 8 },
      groups: (acts) => byDay(acts, days),
      row: (act) => part(Act, { key: act.id, act }),
      empty: part(Nothing),
    })}
    ${held && held.items.length > 0 && html`<p class="hidden" role="status">${t.found(held.items.length, pages.hasMore())}</p>`}`
}

/** Each day with how much was done in all of it. */
function byDay(acts: readonly Activity[], counts: Activities['days']): readonly Group<Activity>[] {
  const days = new Map<string, Activity[]>()
  for (const act of acts) {
    const on = dayAt(act.at)
    days.set(on, [...(days.get(on) ?? []), act])
  }
  return [...days].map(([on, items]) => {
    const count = counts.find((day) => day.on === on)?.count
    return { title: dayName(on), end: count && html`<span class="figure">${count}</span>`, items }
  })
}

/** `Hoje`, `Domingo, 22 nov.` */
function dayName(on: string): string {
  if (on === today()) return words('sale').sale.today
  const name = weekday(on)
  return name.charAt(0).toLocaleUpperCase() + name.slice(1)
}

/** What did not come from the app has its door's icon. */
const DOORS = { chat: 'send', bridge: 'command', http: null, rule: 'repeat', system: 'repeat' } as const

function Act({ act }: { act: Activity }) {
  const { id, actor, at, source, refused, undoneBy } = act
  const fresh = newDevice(act)
  const warns = html`<span class=${styles.warn}>${fresh}</span>`
  const second = refused ? html`<span class="danger">${whyNotOf(act)}</span>` : fresh ? warns : onWhat(act)
  const icon = DOORS[source]
  return part(Row, {
    row: id,
    look: classes(styles.whole, undoneBy && rowStyles.gone),
    to: `/activity/${id}`,
    thumb: part(Avatar, actor),
    title: html`<b class="strong">${calledBy(actor.name)}</b> <span class=${undoneBy ? 'muted' : ''}>${didWhat(act)}</span>`,
    second,
    under: html`<span class=${styles.byDoor}>${icon && html`<span role="img" aria-label=${words('settings').activity.doors[source]}>${part(Icon, { name: icon, size: 16 })}</span>`}<span class="figure">${clock(at)}</span></span>`,
  })
}

function Nothing() {
  const t = words('settings').activity
  const q = search.value.trim()
  const somebody = team.use()?.find(({ id }) => id === who.value) ?? knownMember(who.value)
  const isOfDays = Object.values(period.value).some(Boolean)
  if (!isNarrowed()) return part(Empty, { face: '🗒️', title: t.empty, line: t.emptyLine })
  return part(Empty, {
    face: '🔍',
    title: t.nothingOf({ who: somebody && calledBy(somebody.name), q, about: kind.value, isOfDays }),
    line: q ? t.nothingNamed : t.nothingLine,
    children: html`<button class=${buttonStyles.button} onClick=${widen}>${t.all}</button>`,
  })
}
