// Contar a prateleira: a count that is open first, then what to count, and when that was done last.

import { useState } from 'preact/hooks'
import { daysBetween } from '#lib/days.ts'
import type { CountSession, Input, Suggested } from '../../client/api-types.ts'
import { dayAt, today } from '../../client/clock.ts'
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
import { counts, goodsOf, suggestedToday } from './held.ts'

/** Days after which a shelf wants counting. */
const OLD_DAYS = 21

interface Scope {
  readonly name: string
  readonly input: Input<'counts.open'>
  readonly products: number
  /** Why, or when that was counted last. */
  readonly said: string
  readonly isOld?: boolean
}

/** What is suggested today first, and why; then categories in use, and everything. */
function scopesOf(
  sessions: readonly CountSession[],
  open: readonly CountSession[],
  suggested: Suggested,
): readonly Scope[] {
  const t = words('counts').counts
  const sizes = new Map<string, number>()
  const all = products.value.value ?? []
  for (const { category } of all) if (category) sizes.set(category, (sizes.get(category) ?? 0) + 1)
  const closedAt = (category: string | null) =>
    sessions.find(
      (one) =>
        one.state === 'closed' && !one.productIds && (one.category === category || one.category === null),
    )?.closedAt
  const counted = (category: string | null) => {
    const at = closedAt(category)
    const days = at ? daysBetween(dayAt(at), today()) : null
    const said = days === null ? t.never : days === 0 ? t.today : t.ago(days)
    return { said, isOld: days === null || days >= OLD_DAYS }
  }
  // What somebody counts already is no suggestion.
  const counting = new Set(open.flatMap((one) => goodsOf(one, all).map(({ id }) => id)))
  const here = suggested.filter(
    ({ productId }) => !counting.has(productId) && all.some(({ id }) => id === productId),
  )
  const [low, sold] = (['low', 'sold'] as const).map((why) => here.filter((one) => one.why === why).length)
  const productIds = here.map(({ productId }) => productId)
  return [
    {
      name: t.suggested,
      input: { scope: 'products', productIds },
      products: here.length,
      said: t.suggestedWhy(low ?? 0, sold ?? 0),
    },
    ...[...sizes].map(
      ([category, count]): Scope => ({
        name: category,
        input: { scope: 'category', category },
        products: count,
        ...counted(category),
      }),
    ),
    { name: t.all, input: { scope: 'all' }, products: all.length, ...counted(null) },
  ]
}

/** Has an open count something of it? */
function isTaken({ input }: Scope, open: readonly CountSession[]): boolean {
  const { scope, category = null, productIds = null } = input
  const all = products.value.value ?? []
  const mine = new Set(goodsOf({ category, productIds }, all).map(({ id }) => id))
  return open.some(
    (one) =>
      (one.category === null && scope !== 'category') || goodsOf(one, all).some(({ id }) => mine.has(id)),
  )
}

/** It lies over the goods. */
export function Screen() {
  return html`${part(Products)}${part(StartSheet, { close: back })}`
}

function StartSheet({ close }: { close: () => void }) {
  const t = words('counts').counts
  const held = counts.use()
  const shelf = products.use()
  const suggested = suggestedToday.use()
  const isAsked = suggested !== null || suggestedToday.error.value !== null
  return part(Sheet, {
    title: t.title,
    close,
    children:
      held && shelf && isAsked
        ? part(Start, { sessions: held, suggested: suggested ?? [] })
        : part(Missing, {
            held: held ? (shelf ? suggestedToday : products) : counts,
            children: part(RowBones, { count: 4, thumb: false }),
          }),
  })
}

function Start({ sessions, suggested }: { sessions: readonly CountSession[]; suggested: Suggested }) {
  const t = words('counts').counts
  const open = sessions.filter(({ state }) => state === 'open')
  const scopes = scopesOf(sessions, open, suggested).filter(({ products: count }) => count > 0)
  const free = scopes.filter((scope) => !isTaken(scope, open))
  const [picked, pick] = useState<string | null>(null)
  const chosen = free.find(({ name }) => name === picked) ?? free[0]
  const intent = useIntent({
    name: 'count/open',
    send: openCount,
    done: ({ data }) => go(`/stock/count/${data.id}`),
  })
  const begin = () => chosen && void intent.submit(chosen.input)
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
          options: free.map((scope) => ({ value: scope.name, label: part(ScopeRow, { scope }) })),
          value: chosen?.name ?? null,
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
  const { id, by, counted, total, createdAt, category, productIds } = session
  return part(Row, {
    to: `/stock/count/${id}`,
    thumb: part(Avatar, { id: by.id, name: by.name }),
    title: t.goOn(by.name),
    second: html`${productIds ? t.suggested : (category ?? t.all)}: ${t.begun(counted, total, clock(createdAt))}`,
    under: part(Icon, { name: 'next' }),
  })
}

function ScopeRow({ scope: { name, products: count, said, isOld } }: { scope: Scope }) {
  return html`<span><span class="cut block">${name}</span><span class=${classes('second block', isOld ? 'warn' : 'muted')}>${said}</span></span>
    <span class="figure strong">${count}</span>
    <span class=${styles.tick}>${part(Icon, { name: 'check', size: 16 })}</span>`
}
