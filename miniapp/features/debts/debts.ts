// Fiado: how much is owed and how old it is, then who owes it, the oldest first; the hand takes a payment.
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Debt, Debts } from '../../client/api-types.ts'
import { findDebts } from '../../client/find-people.ts'
import { money } from '../../client/format.ts'
import { toTab } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import boneStyles from '../../ui/bone.module.css'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { useDebounced } from '../../ui/debounced.ts'
import { type Exiting, useExitAnimation } from '../../ui/exit-animation.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { Link } from '../../ui/link.ts'
import { type Group, List } from '../../ui/list.ts'
import { SeenAt } from '../../ui/needs-network.ts'
import rowStyles from '../../ui/row.module.css'
import { ScreenFrame } from '../../ui/screen-frame.ts'
import searchStyles from '../../ui/search.module.css'
import { Search } from '../../ui/search.ts'
import { Empty, Failed, Waiting } from '../../ui/states.ts'
import { allDebtors, debtors, debtsKey } from './accounts.ts'
import { Debtor, returnToRow } from './debtor-row.ts'
import styles from './debts.module.css'
import { overdue } from './overdue.ts'
import { type Age, TotalOwed } from './total-owed.ts'

const search = signal('')
const age = signal<Age | null>(null)

const idOf = ({ customer }: Debt) => customer.id

export function Screen() {
  const t = words('debts').debts
  const all = allDebtors.use()
  const error = allDebtors.error.value
  const late = overdue.use()
  useEffect(returnToRow, [])
  if (!all && error)
    return part(ScreenFrame, { children: part(Failed, { error, retry: allDebtors.refresh }) })
  if (all && !all.totals.customers && !search.value)
    return part(ScreenFrame, {
      children: part(Empty, {
        face: '🤝',
        title: t.empty,
        line: t.emptyLine,
        children: html`<button class=${buttonStyles.button} onClick=${() => toTab('/sell')}>${t.sell}</button>
          ${part(Link, { to: '/customers', look: 'link', children: t.everybody })}`,
      }),
    })
  return part(ScreenFrame, {
    look: classes(rowStyles.namesFirst, styles.debts),
    children: html`
      <h1 class="hidden" tabindex="-1">${t.title}</h1>
      ${part(SeenAt, { held: allDebtors })}
      ${
        all
          ? part(TotalOwed, { totals: all.totals, age: age.value, pick: (next) => (age.value = next) })
          : part(Waiting, {
              children: html`<div class=${classes(cardStyles.card, styles.owed, boneStyles.bone, styles.bone)} />`,
            })
      }
      <div class=${searchStyles.searchLine}>
        ${part(Search, { label: t.find, value: search.value, set: (text) => (search.value = text) })}
        ${late !== null && late > 0 && part(Link, { to: '/debts/remind', look: classes('link', cardStyles.card, styles.remind), says: t.remindLate(late), children: html`${part(Icon, { name: 'bell', size: 20 })}<span>${t.remindLate(late)}</span>` })}
        ${part(Link, { to: '/customers', look: classes('link', cardStyles.card, searchStyles.scan), says: t.everybody, children: part(Icon, { name: 'people' }) })}
      </div>
      ${part(Debtors)}
    `,
  })
}

function Debtors() {
  const t = words('debts').debts
  const q = useDebounced(search.value.trim())
  const only = age.value
  const key = debtsKey(only && only !== 'current' ? 'late' : 'all', q)
  const pages = debtors(key)
  const held = pages.use()
  const typed = search.value.trim()
  // Until the answer is there, of those who are held already.
  const inPart = (held ?? allDebtors.value.value)?.items.filter(({ ageing }) => !only || ageing[only] > 0)
  const items = inPart && findDebts(inPart, typed)
  const name = `${key}/${typed}/${only}`
  const rows = useExitAnimation(name, items ?? [], idOf)
  return part(List<Exiting<Debt>>, {
    name,
    from: pages,
    items: items && rows,
    groups: (drawn) => groupsOf(drawn, only, held?.totals),
    row: ({ item, leaving }) => part(Debtor, { key: idOf(item), debt: item, leaving, age: only }),
    empty:
      held &&
      (only && !typed
        ? html`<p class=${classes('muted', styles.nobody)} role="status">${t.nobodyInPart}</p>`
        : part(Empty, { face: '🔍', title: t.nothing(typed), line: t.nothingLine })),
  })
}

/** By the part of the bar that is looked at, else those who are late first. */
function groupsOf(
  rows: readonly Exiting<Debt>[],
  only: Age | null,
  totals: Debts['totals'] | undefined,
): readonly Group<Exiting<Debt>>[] {
  const t = words('debts').debts
  const sum = (amount: number, tone = '') => html`<span class=${`figure ${tone}`}>${money(amount)}</span>`
  if (only) return [{ title: t.ages[only], end: totals && sum(totals.ageing[only]), items: rows }]
  return [
    {
      title: t.late,
      end: totals && sum(totals.overdue, 'danger'),
      items: rows.filter(({ item }) => item.overdue > 0),
    },
    { title: t.later, items: rows.filter(({ item }) => item.overdue === 0) },
  ]
}
