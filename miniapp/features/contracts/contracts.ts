// Contratos: what waits for the person first, then what goes on, then what is over.
import { signal } from '@preact/signals'
import { minute } from '../../client/clock.ts'
import { go } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import buttonStyles from '../../ui/button.module.css'
import { Choice } from '../../ui/choice.ts'
import { html, part } from '../../ui/html.ts'
import { type Group, List } from '../../ui/list.ts'
import { SeenAt } from '../../ui/needs-network.ts'
import rowStyles from '../../ui/row.module.css'
import { ScreenFrame } from '../../ui/screen-frame.ts'
import { SectionLink } from '../../ui/section.ts'
import { Empty } from '../../ui/states.ts'
import { ContractRow } from './contract-row.ts'
import styles from './contracts.module.css'
import { everyone, live, useContracts } from './held.ts'
import { asksOf, isOver, stateAt } from './standing.ts'
import type { Contract } from './types.ts'

const FILTERS = ['all', 'mine', 'live', 'over'] as const
type Filter = (typeof FILTERS)[number]
type Kind = Exclude<Filter, 'all'>

/** As it was left. */
const filter = signal<Filter>('all')

function kindOf(contract: Contract): Kind {
  const now = minute.value
  if (isOver(stateAt(contract, now))) return 'over'
  return asksOf(contract, now).length ? 'mine' : 'live'
}

export function Screen() {
  const t = words('contracts').contracts
  const held = useContracts()
  const mayMake = person.value?.role === 'owner'
  const mine = held?.filter((one) => kindOf(one) === 'mine').length ?? 0
  const shown = held?.filter((one) => filter.value === 'all' || kindOf(one) === filter.value)
  const options = FILTERS.map((value) => ({
    value,
    label:
      value === 'mine' && mine > 0
        ? html`${t.filters.mine} <small class="figure">${mine}</small>`
        : t.filters[value],
  }))
  return part(ScreenFrame, {
    look: rowStyles.namesFirst,
    children: html`
      <h1 class="hidden" tabindex="-1">${t.title}</h1>
      ${part(SeenAt, { held: live })}
      ${
        Boolean(held?.length) &&
        part(Choice<Filter>, {
          label: t.filter,
          options,
          value: filter.value,
          pick: (next) => (filter.value = next),
        })
      }
      <div class=${styles.list}>
        ${part(List<Contract>, {
          name: `contracts/${filter.value}`,
          from: live.error.value ? { ...everyone, error: live.error, refresh: live.refresh } : everyone,
          items: shown,
          row: (contract) => part(ContractRow, { key: contract.code, contract }),
          groups: (items) => grouped(items, mayMake),
          bones: { count: 6 },
          empty: part(held?.length ? NothingSo : Nothing),
        })}
      </div>
    `,
  })
}

/** The first has the way to a new one. */
function grouped(items: readonly Contract[], mayMake: boolean): readonly Group<Contract>[] {
  const t = words('contracts').contracts
  const kinds: readonly Kind[] = ['mine', 'live', 'over']
  return kinds
    .map((kind) => ({ title: t.filters[kind], items: items.filter((one) => kindOf(one) === kind) }))
    .filter((group) => group.items.length > 0)
    .map((group, n) =>
      n === 0 && mayMake
        ? { ...group, end: part(SectionLink, { to: '/contracts/new', text: t.new }) }
        : group,
    )
}

const button = (text: string, press: () => void) =>
  html`<button class=${buttonStyles.button} onClick=${press}>${text}</button>`

function Nothing() {
  const t = words('contracts').contracts
  const mayMake = person.value?.role === 'owner'
  return part(Empty, {
    face: '🤝',
    title: t.empty,
    line: mayMake ? t.emptyLine : t.emptyOwn,
    children: mayMake && button(t.new, () => go('/contracts/new')),
  })
}

function NothingSo() {
  const t = words('contracts').contracts
  return part(Empty, {
    face: '🌿',
    title: t.nothing,
    line: t.nothingLine,
    children: button(t.all, () => (filter.value = 'all')),
  })
}
