// Customers who are chosen one by one, found by name or phone; who has no Telegram here is said so, and gets none.
import { useState } from 'preact/hooks'
import { BROADCAST_PEOPLE_MAX } from '#lib/limits.ts'
import type { Customer } from '../../client/api-types.ts'
import { findPeople } from '../../client/find-people.ts'
import { words } from '../../client/words.ts'
import { Avatar } from '../../ui/avatar.ts'
import { classes } from '../../ui/classes.ts'
import { useDebounced } from '../../ui/debounced.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { List } from '../../ui/list.ts'
import rowStyles from '../../ui/row.module.css'
import { Search } from '../../ui/search.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { Empty } from '../../ui/states.ts'
import { customersBy, customersKey } from '../customers/held.ts'
import usersStyles from '../users/users.module.css'

/** Names by the customer's number. */
export type Chosen = ReadonlyMap<number, string>

interface ChooseSheetProps {
  readonly chosen: Chosen
  readonly choose: (chosen: Chosen) => void
  readonly close: () => void
}

export function ChooseSheet({ chosen, choose, close }: ChooseSheetProps) {
  const t = words('broadcasts').broadcasts
  const [ticked, setTicked] = useState(chosen)
  const [typed, setTyped] = useState('')
  const asked = typed.trim()
  const key = customersKey('all', useDebounced(asked))
  const pages = customersBy(key)
  const answer = pages.use()
  // Until the answer is there, of those who are held already.
  const held = answer ?? customersBy(customersKey('all', '')).value.value
  const toggle = ({ id, name }: Customer) => {
    const next = new Map(ticked)
    if (!next.delete(id) && next.size < BROADCAST_PEOPLE_MAX) next.set(id, name)
    setTicked(next)
  }
  return part(Sheet, {
    title: t.choose,
    close,
    children: part(SheetForm, {
      act: { text: t.chosen(ticked.size), press: () => choose(ticked), enabled: ticked.size > 0 },
      children: html`
        ${part(Search, { label: t.findCustomer, value: typed, set: setTyped })}
        ${part(List<Customer>, {
          name: `${key}/${asked}`,
          from: pages,
          items: held && findPeople(held.items, asked),
          isPart: true,
          row: (customer) =>
            part(Pick, {
              key: customer.id,
              customer,
              ticked: ticked.has(customer.id),
              toggle: () => toggle(customer),
            }),
          empty: answer && part(Empty, { face: '🔎', title: t.nobodyFound }),
        })}
      `,
    }),
  })
}

interface PickProps {
  readonly customer: Customer
  readonly ticked: boolean
  readonly toggle: () => void
}

/** The whole row is the tick. */
function Pick({ customer: { id, name, userId }, ticked, toggle }: PickProps) {
  const t = words('broadcasts').broadcasts
  return html`<li class=${classes(rowStyles.line, usersStyles.pick)}><label class=${classes('still', rowStyles.row)}>
    <input type="checkbox" class=${usersStyles.box} checked=${ticked} onChange=${toggle} />
    <span class=${usersStyles.tick} aria-hidden="true">${part(Icon, { name: 'check', size: 16 })}</span>
    <span class=${rowStyles.thumb}>${part(Avatar, { id, name })}</span>
    <span class=${rowStyles.words}><span class="cut block">${name}</span>${userId === null && html`<span class="second muted cut block">${t.noTelegram}</span>`}</span>
  </label></li>`
}
