// Fiado: how much is owed and how old it is, then who owes it, the oldest first; the hand takes a payment.
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Debt } from '../../client/api-types.ts'
import { findDebts } from '../../client/find.ts'
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
import { useMore } from '../../ui/more.ts'
import { SeenAt } from '../../ui/needs-network.ts'
import rowStyles from '../../ui/row.module.css'
import { ScreenFrame } from '../../ui/screen-frame.ts'
import searchStyles from '../../ui/search.module.css'
import { Search } from '../../ui/search.ts'
import sectionStyles from '../../ui/section.module.css'
import { RowBones, Section } from '../../ui/section.ts'
import { Empty, Failed, Waiting } from '../../ui/states.ts'
import { allDebtors, debtors, debtsKey } from './accounts.ts'
import { Debtor, returnToRow } from './debtor.ts'
import styles from './debts.module.css'
import { type Age, TotalOwed } from './total-owed.ts'

const search = signal('')
const age = signal<Age | null>(null)

const idOf = ({ customer }: Debt) => customer.id

export function Screen() {
  const t = words('debts').debts
  const all = allDebtors.use()
  const error = allDebtors.error.value
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
        ${part(Link, { to: '/customers', look: classes('link', cardStyles.card, searchStyles.scan), says: t.everybody, children: part(Icon, { name: 'people' }) })}
      </div>
      ${part(List)}
    `,
  })
}

function List() {
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
  const list = `${key}/${typed}/${only}`
  const rows = useExitAnimation(list, items ?? [], idOf)
  const more = useMore(list, rows.length, pages)
  if (!items)
    return part(Waiting, { children: html`<div class=${sectionStyles.section}>${part(RowBones)}</div>` })
  if (!rows.length && held && !pages.hasMore())
    return only && !typed
      ? html`<p class=${classes('muted', styles.nobody)} role="status">${t.nobodyInPart}</p>`
      : part(Empty, { face: '🔍', title: t.nothing(search.value.trim()), line: t.nothingLine })
  const drawn = rows.slice(0, more.count)
  const draw = ({ item, leaving }: Exiting<Debt>) =>
    part(Debtor, { key: idOf(item), debt: item, leaving, age: only })
  const totals = held?.totals
  if (only)
    return part(Section, {
      title: t.ages[only],
      end: totals && html`<span class="figure">${money(totals.ageing[only])}</span>`,
      children: html`${drawn.map(draw)}${more.sentinel}`,
    })
  const late = drawn.filter(({ item }) => item.overdue > 0)
  const later = drawn.filter(({ item }) => item.overdue === 0)
  return html`
    ${
      late.length > 0 &&
      part(Section, {
        title: t.late,
        end: totals && html`<span class="figure danger">${money(totals.overdue)}</span>`,
        children: late.map(draw),
      })
    }
    ${later.length > 0 && part(Section, { title: t.later, children: later.map(draw) })}
    ${more.sentinel && html`<ul>${more.sentinel}</ul>`}
  `
}
