// Início: are we well today? What was sold, what is owed, what runs out and what was sold last, as the person ordered it.
import type { Dashboard } from '../../client/api-types.ts'
import { layout } from '../../client/remembered.ts'
import { person } from '../../client/session.ts'
import boneStyles from '../../ui/bone.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, type Markup, part } from '../../ui/html.ts'
import { lazy } from '../../ui/lazy.ts'
import { SeenAt } from '../../ui/needs-network.ts'
import pageStyles from '../../ui/page.module.css'
import rowStyles from '../../ui/row.module.css'
import sectionStyles from '../../ui/section.module.css'
import { RowBones } from '../../ui/section.ts'
import { Failed, Waiting } from '../../ui/states.ts'
import { useWide } from '../../ui/wide.ts'
import { type CardName, type CardOf, cardIn, dashboard, firstStepsOf } from '../dashboard/dashboard.ts'
import { LowStockCard, OwedCard } from './cards.ts'
import styles from './home.module.css'
import { Recent } from './recent.ts'
import { Sold } from './sold.ts'
import { Top } from './top.ts'

/** Nobody pulls before it is read. */
const Pull = lazy<{ refresh: () => Promise<unknown> }>(async () => (await import('../../ui/pull.ts')).Pull)
/** Where there is room for two columns. */
const WideOwed = lazy<{ debts: CardOf<'debts'> }>(async () => (await import('./wide-cards.ts')).WideOwed)
const WideLow = lazy<{ low: CardOf<'lowStock'> }>(async () => (await import('./wide-cards.ts')).WideLow)

/** In two columns these stand at the right. */
const ASIDE: readonly CardName[] = ['debts', 'lowStock']
const ALL: readonly CardName[] = ['sales', 'debts', 'lowStock', 'recent']

export function Screen() {
  const held = dashboard.use()
  const wanted = layout.value ?? ALL
  // Chosen as somebody with other cards: then it says nothing about these.
  const chosen = wanted.length && !wanted.some((name) => ALL.includes(name)) ? ALL : wanted
  const wide = useWide()
  const error = dashboard.error.value
  if (!held && error)
    return html`<main class=${pageStyles.page}>${part(Failed, { error, retry: dashboard.refresh })}</main>`
  const cards = held && chosen.map((name) => card(held, name, wide))
  const at = (aside: boolean) =>
    cards?.filter((_, index) => ASIDE.includes(chosen[index] ?? 'sales') === aside)
  const page = (
    above?: Inside,
    alone = false,
  ) => html`<main class=${classes(pageStyles.page, rowStyles.namesFirst, styles.home, wide && !alone && styles.wide)}>
    ${held && part(Pull, { refresh: dashboard.refresh })}
    ${!alone && part(Top, { wide })}
    ${held && part(SeenAt, { held: dashboard })}
    ${above}
    ${
      alone
        ? null
        : !cards
          ? part(Waiting, { children: part(Bones) })
          : wide
            ? html`<div class=${styles.columns}><div>${at(false)}</div><div>${at(true)}</div></div>`
            : cards
    }
  </main>`
  const steps = held?.firstSteps
  const FirstSteps = firstStepsOf(person.value?.role)
  return steps && FirstSteps ? part(FirstSteps, { steps, page }) : page()
}

function card(held: Dashboard, name: CardName, wide: boolean): Markup {
  switch (name) {
    case 'sales': {
      const sales = cardIn(held, name)
      return sales && part(Sold, { key: name, sales, asOf: held.asOf })
    }
    case 'debts': {
      const debts = cardIn(held, name)
      return debts && part(wide ? WideOwed : OwedCard, { key: name, debts })
    }
    case 'lowStock': {
      const low = cardIn(held, name)
      return low && part(wide ? WideLow : LowStockCard, { key: name, low })
    }
    case 'recent': {
      const recent = cardIn(held, name)
      return recent && part(Recent, { key: name, items: recent.items })
    }
    case 'account':
      return null
  }
}

const Bones = () =>
  html`<div class=${classes(cardStyles.card, styles.card, styles.sold, boneStyles.bone, styles.bone)} /><div class=${classes(cardStyles.card, styles.card, styles.small, boneStyles.bone, styles.bone)} /><div class=${classes(cardStyles.card, styles.card, styles.small, boneStyles.bone, styles.bone)} />
    <div class=${sectionStyles.section}>${part(RowBones, { count: 4 })}</div>`
