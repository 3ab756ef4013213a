// Finds a customer by a part of the name, or takes a new name as it is typed; a name that is only near is asked about.
import { useEffect, useRef, useState } from 'preact/hooks'
import { fold } from '#lib/fold.ts'
import { NAME_MAX } from '#lib/limits.ts'
import type { Customer } from '../../client/api-types.ts'
import { offline } from '../../client/connectivity.ts'
import { findPeople, peopleThatFit } from '../../client/find-people.ts'
import { money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { useAnswers } from '../../ui/answers.ts'
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
import { customers, recent } from '../customers/held.ts'
import styles from './checkout.module.css'

/** So long somebody new waits for whether they are new. */
const ANSWER_MS = 4000
/** As many as the server gives. */
const FOUND = 20

export function CustomerSheet({ close }: { close: () => void }) {
  const t = words('checkout').checkout
  const [text, setText] = useState('')
  const { found, isAnswered, ask } = useFound(text)
  /** Null once the sheet is closed. */
  const latest = useRef<string | null>(text)
  latest.current = text
  useEffect(() => () => void (latest.current = null), [])
  const [asking, setAsking] = useState(false)
  const name = text.trim().replace(/\s+/g, ' ').slice(0, NAME_MAX)
  const known = found.find((one) => fold(one.name) === fold(name))
  const fitting = peopleThatFit(found, name)
  const near = name && !fitting.length ? found[0] : undefined
  const pick = (buyer: Buyer) => {
    change({ buyer })
    close()
  }
  /** Somebody new, once the shop has said that nobody is called so; who is near is asked about first. */
  const add = async () => {
    setAsking(true)
    const others = isAnswered || offline.peek() ? [] : await ask()
    setAsking(false)
    if (latest.current !== text) return
    const same = others.find((one) => fold(one.name) === fold(name))
    if (same) pick(same)
    else if (!others.length) pick({ id: null, name })
  }
  const submit = (event: Event) => {
    event.preventDefault()
    const only = known ?? (fitting.length === 1 ? fitting[0] : undefined)
    if (only) pick(only)
    else if (name && !found.length) void add()
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
            <button type="button" class=${classes('still', rowStyles.row, styles.row)} disabled=${asking} onClick=${() => void add()}>
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

interface Found {
  readonly found: readonly Customer[]
  /** Is that what the shop says of it? */
  readonly isAnswered: boolean
  /** Asks the shop now; nobody, where it gives no answer. */
  readonly ask: () => Promise<readonly Customer[]>
}

/** What is held at once, the server's answer as it comes. */
function useFound(text: string): Found {
  const query = text.trim()
  const answer = useAnswers(query || null, findCustomers)
  const ask = async () => {
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), ANSWER_MS))
    return (await Promise.race([findCustomers(query).catch(() => null), late])) ?? []
  }
  const isAnswered = answer.query === query
  const recents = recent.value.value ?? []
  const near = isAnswered ? answer.items : peopleThatFit(answer.items, query)
  const here = () => findPeople(customers.value.value ?? recents, query).slice(0, FOUND)
  const found = !query ? recents : isAnswered || near.length ? near : here()
  return { found, isAnswered, ask }
}
