// Finds a customer by a part of the name, or takes a new name as it is typed; a name that is only near is asked about.
import { useEffect, useState } from 'preact/hooks'
import { fold } from '#lib/fold.ts'
import { NAME_MAX } from '#lib/limits.ts'
import type { Customer } from '../../client/api-types.ts'
import { findPeople, peopleThatFit } from '../../client/find.ts'
import { money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import avatarStyles from '../../ui/avatar.module.css'
import { Avatar } from '../../ui/avatar.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import rowStyles from '../../ui/row.module.css'
import searchStyles from '../../ui/search.module.css'
import { Sheet } from '../../ui/sheet.ts'
import { change } from '../cart/cart.ts'
import type { Buyer } from '../cart/draft.ts'
import { findCustomers } from '../customers/calls.ts'
import { customers, recent } from '../customers/customers.ts'
import styles from './checkout.module.css'

const PAUSE_MS = 150
/** As many as the server gives. */
const FOUND = 20

export function CustomerSheet({ close }: { close: () => void }) {
  const t = words('checkout').checkout
  const [text, setText] = useState('')
  const found = useFound(text)
  const name = text.trim().replace(/\s+/g, ' ').slice(0, NAME_MAX)
  const known = found.find((one) => fold(one.name) === fold(name))
  const fitting = peopleThatFit(found, name)
  const near = name && !fitting.length ? found[0] : undefined
  const pick = (buyer: Buyer) => {
    change({ buyer })
    close()
  }
  const submit = (event: Event) => {
    event.preventDefault()
    const only = known ?? (fitting.length === 1 ? fitting[0] : undefined)
    if (only) pick(only)
    else if (name && !found.length) pick({ id: null, name })
  }
  return part(Sheet, {
    title: t.customer,
    close,
    children: html`<form class=${classes(cardStyles.stack, styles.find)} onSubmit=${submit}>
      <label class=${searchStyles.search}>
        ${part(Icon, { name: 'search', size: 20 })}
        <input
          type="search"
          autocomplete="off"
          autocorrect="off"
          spellcheck=${false}
          enterkeyhint="done"
          maxlength=${NAME_MAX}
          aria-label=${t.find}
          placeholder=${t.find}
          value=${text}
          onInput=${(event: InputEvent) => setText((event.currentTarget as HTMLInputElement).value)}
        />
      </label>
      ${near && html`<p role="status" class="strong">${t.isIt(near.name)}</p>`}
      <ul>
        ${found.map((one) => html`<li key=${one.id}>${part(CustomerRow, { customer: one, pick })}</li>`)}
        ${
          name &&
          !known &&
          html`<li key="new">
            <button type="button" class=${classes('still', rowStyles.row, styles.row)} onClick=${() => pick({ id: null, name })}>
              <span class=${classes(avatarStyles.avatar, avatarStyles.tone0)} data-round>${part(Icon, { name: 'personNew' })}</span>
              <span class=${classes('link strong', rowStyles.words)}>${t.add(name)}</span>
            </button>
          </li>`
        }
      </ul>
    </form>`,
  })
}

function CustomerRow({ customer, pick }: { customer: Customer; pick: (buyer: Buyer) => void }) {
  const t = words('checkout').checkout
  const { id, name, due, credit } = customer
  const state = due > 0 ? t.owes(money(due)) : credit > 0 ? t.creditOf(money(credit)) : t.owesNothing
  return html`<button type="button" class=${classes('still', rowStyles.row, styles.row)} onClick=${() => pick(customer)}>
    ${part(Avatar, { id, name })}
    <span class=${rowStyles.words}><span class="block cut">${name}</span><span class="second muted figure">${state}</span></span>
  </button>`
}

/** What is held at once, the server's answer as it comes. */
function useFound(text: string): readonly Customer[] {
  const [answer, setAnswer] = useState<{ query: string; items: readonly Customer[] }>({
    query: '',
    items: [],
  })
  const query = text.trim()
  useEffect(() => {
    if (!query) return undefined
    let current = true
    const timer = setTimeout(() => {
      findCustomers(query).then(
        (items) => current && setAnswer({ query, items }),
        () => undefined,
      )
    }, PAUSE_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [query])
  const recents = recent.value.value ?? []
  if (!query) return recents
  if (answer.query === query) return answer.items
  const near = peopleThatFit(answer.items, query)
  return near.length ? near : findPeople(customers.value.value ?? recents, query).slice(0, FOUND)
}
