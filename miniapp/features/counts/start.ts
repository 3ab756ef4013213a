// Contar a prateleira: a count that is open first, then what to count, and when that was done last.
import { useState } from 'preact/hooks'
import type { CountSession } from '../../client/api-types.ts'
import { dayAt, today } from '../../client/clock.ts'
import { daysLate } from '../../client/debt-age.ts'
import { clock } from '../../client/format.ts'
import { back, go } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { Avatar } from '../../ui/avatar.ts'
import cardStyles from '../../ui/card.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { useIntent } from '../../ui/intent.ts'
import { Missing } from '../../ui/missing.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Refused } from '../../ui/refused.ts'
import rowStyles from '../../ui/row.module.css'
import { Row, RowBones } from '../../ui/section.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { products } from '../products/held.ts'
import { Screen as Products } from '../products/products.ts'
import { openCount } from './calls.ts'
import styles from './counts.module.css'
import { counts } from './held.ts'

/** Days after which a shelf wants counting. */
const OLD_DAYS = 21
/** Stands for the whole shop among the categories: no category is empty. */
const ALL = ''

interface Scope {
  readonly category: string
  readonly products: number
  /** Days ago; null: never. */
  readonly counted: number | null
}

/** Categories in use, those that were counted longest ago last, as their days say; then everything. */
function scopesOf(sessions: readonly CountSession[]): readonly Scope[] {
  const sizes = new Map<string, number>()
  const all = products.value.value ?? []
  for (const { category } of all) if (category) sizes.set(category, (sizes.get(category) ?? 0) + 1)
  const closedAt = (category: string) =>
    sessions.find((one) => one.state === 'closed' && (one.category === category || one.category === null))
      ?.closedAt
  const counted = (category: string) => {
    const at = closedAt(category)
    return at ? daysLate(dayAt(at), today()) : null
  }
  return [
    ...[...sizes].map(([category, count]) => ({ category, products: count, counted: counted(category) })),
    { category: ALL, products: all.length, counted: counted(ALL) },
  ]
}

/** It lies over the goods. */
export function Screen() {
  return html`${part(Products)}${part(StartSheet, { close: back })}`
}

function StartSheet({ close }: { close: () => void }) {
  const t = words('counts').counts
  const held = counts.use()
  const shelf = products.use()
  return part(Sheet, {
    title: t.title,
    close,
    children:
      held && shelf
        ? part(Start, { sessions: held })
        : part(Missing, {
            held: held ? products : counts,
            children: part(RowBones, { count: 4, thumb: false }),
          }),
  })
}

function Start({ sessions }: { sessions: readonly CountSession[] }) {
  const t = words('counts').counts
  const open = sessions.filter(({ state }) => state === 'open')
  const taken = (category: string) =>
    open.some((one) => one.category === null || category === ALL || one.category === category)
  const scopes = scopesOf(sessions).filter(({ products: count }) => count > 0)
  const free = scopes.filter(({ category }) => !taken(category))
  const [picked, pick] = useState<string | null>(null)
  const chosen = free.find(({ category }) => category === (picked ?? free[0]?.category))
  const intent = useIntent({
    name: 'count/open',
    send: openCount,
    done: ({ data }) => go(`/stock/count/${data.id}`),
  })
  const begin = () => chosen && void intent.submit(chosen.category === ALL ? null : chosen.category)
  if (!scopes.length)
    return html`<p class=${classes('muted', styles.none)}>${t.nothing}. ${t.nothingLine}</p>`
  const [first] = open
  const act =
    chosen || !first
      ? needsNetwork({ text: t.begin(chosen?.products ?? 0), press: begin, enabled: Boolean(chosen) })
      : { text: t.goOnCounting, press: () => go(`/stock/count/${first.id}`) }
  return part(SheetForm, {
    act: { ...act, busy: intent.busy },
    children: html`
      ${open.length > 0 && html`<ul class=${classes(cardStyles.card, rowStyles.rows)}>${open.map((one) => part(GoOn, { key: one.id, session: one }))}</ul>`}
      ${
        free.length > 0 &&
        part(Choice<string>, {
          label: t.scope,
          row: classes(cardStyles.card, styles.scopes),
          face: styles.scope,
          options: free.map((scope) => ({ value: scope.category, label: part(ScopeRow, { scope }) })),
          value: chosen?.category ?? null,
          pick,
        })
      }
      <p class="second muted">${t.sellingGoesOn}</p>
      ${part(Refused, { error: intent.refusal })}
    `,
  })
}

function GoOn({ session }: { session: CountSession }) {
  const t = words('counts').counts
  const { id, by, counted, total, createdAt, category } = session
  return part(Row, {
    to: `/stock/count/${id}`,
    thumb: part(Avatar, { id: by.id, name: by.name }),
    title: t.goOn(by.name),
    second: html`${category ?? t.all}: ${t.begun(counted, total, clock(createdAt))}`,
    under: part(Icon, { name: 'next' }),
  })
}

function ScopeRow({ scope: { category, products: count, counted } }: { scope: Scope }) {
  const t = words('counts').counts
  const when = counted === null ? t.never : counted === 0 ? t.today : t.ago(counted)
  const isOld = counted === null || counted >= OLD_DAYS
  return html`<span><span class="cut block">${category || t.all}</span><span class=${classes('second block', isOld ? 'warn' : 'muted')}>${when}</span></span>
    <span class="figure strong">${count}</span>
    <span class=${styles.tick}>${part(Icon, { name: 'check', size: 16 })}</span>`
}
