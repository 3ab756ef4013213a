// Clientes: everybody, by name, whether they owe or not; archived ones apart; and where a new one is made.
import { signal } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { Customer } from '../../client/api-types.ts'
import { dayAt } from '../../client/clock.ts'
import { findPeople } from '../../client/find-people.ts'
import { day, money } from '../../client/format.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { Avatar } from '../../ui/avatar.ts'
import buttonStyles from '../../ui/button.module.css'
import choiceStyles from '../../ui/choice.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { useDebounced } from '../../ui/debounced.ts'
import { html, part } from '../../ui/html.ts'
import { lazy } from '../../ui/lazy.ts'
import { Link } from '../../ui/link.ts'
import { List } from '../../ui/list.ts'
import { MainButton } from '../../ui/main-button.ts'
import { SeenAt } from '../../ui/needs-network.ts'
import pageStyles from '../../ui/page.module.css'
import rowStyles from '../../ui/row.module.css'
import { ScreenFrame } from '../../ui/screen-frame.ts'
import searchStyles from '../../ui/search.module.css'
import { Search } from '../../ui/search.ts'
import sectionStyles from '../../ui/section.module.css'
import { Row } from '../../ui/section.ts'
import { Empty } from '../../ui/states.ts'
import debtsStyles from '../debts/debts.module.css'
import { allCustomers, customersBy, customersKey, FILTERS, type Filter } from './held.ts'
import { phoneText } from './phone.ts'

const NewCustomer = lazy(async () => (await import('./new-customer.ts')).NewCustomer)

const search = signal('')
const filter = signal<Filter>('all')

export function Screen() {
  const t = words('debts').customers
  const [adding, setAdding] = useState(false)
  allCustomers.use()
  return part(ScreenFrame, {
    look: classes(pageStyles.withAct, rowStyles.namesFirst, debtsStyles.debts),
    children: html`
      <h1 class="hidden" tabindex="-1">${t.title}</h1>
      ${part(SeenAt, { held: allCustomers })}
      <div class=${searchStyles.searchLine}>
        ${part(Search, { label: t.find, value: search.value, set: (text) => (search.value = text) })}
      </div>
      ${part(Choice<Filter>, {
        label: t.show,
        options: FILTERS.map((value) => ({ value, label: t.filters[value] })),
        value: filter.value,
        pick: (next) => (filter.value = next),
        row: choiceStyles.chipRow,
      })}
      ${part(Everybody)}
      ${person.value?.role === 'owner' && !search.value && part(Link, { to: '/customers/import', look: classes('link', sectionStyles.sectionLink, debtsStyles.bringNotebook), children: t.bringNotebook })}
      ${!adding && part(MainButton, { text: t.add, press: () => setAdding(true) })}
      ${adding && part(NewCustomer, { name: search.value.trim(), close: () => setAdding(false) })}
    `,
  })
}

function Everybody() {
  const typed = search.value.trim()
  const key = customersKey(filter.value, useDebounced(typed))
  const pages = customersBy(key)
  const answer = pages.use()
  // Until the answer is there, of those who are held already.
  const held = answer ?? customersBy(customersKey(filter.value, '')).value.value
  const found = held && findPeople(held.items, typed)
  return part(List<Customer>, {
    name: `${key}/${typed}`,
    from: pages,
    items: found,
    bones: { count: 9 },
    row: (customer) => part(CustomerRow, { key: customer.id, customer }),
    empty: answer && part(Nobody, { typed }),
  })
}

function Nobody({ typed }: { typed: string }) {
  const t = words('debts').customers
  if (typed)
    return part(Empty, {
      face: '🔍',
      title: t.nothing(typed),
      line: t.nothingLine,
      children:
        filter.value !== 'archived' &&
        html`<button class=${buttonStyles.button} onClick=${() => (filter.value = 'archived')}>${t.nothingArchived}</button>`,
    })
  if (filter.value === 'all') return part(Empty, { face: '👋', title: t.empty, line: t.emptyLine })
  return html`<p class=${classes('muted', debtsStyles.nobody)} role="status">${t.nobody[filter.value]}</p>`
}

function CustomerRow({ customer }: { customer: Customer }) {
  const t = words('debts').customers
  const { id, name, phone, due, credit, lastSaleAt } = customer
  const second = phone ? phoneText(phone) : lastSaleAt ? t.lastOn(day(dayAt(lastSaleAt))) : t.neverBought
  return part(Row, {
    row: id,
    to: `/customers/${id}`,
    thumb: part(Avatar, { id, name }),
    title: name,
    second,
    figure: due > 0 && money(due),
    under: due === 0 && credit > 0 && html`<span class="good">${t.credit(money(credit))}</span>`,
  })
}
