// Which of those who have met the bot a customer is: from then on they see their own account.
import { useState } from 'preact/hooks'
import type { Somebody } from '../../client/api-types.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { useAnswers } from '../../ui/answers.ts'
import { Avatar } from '../../ui/avatar.ts'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import rowStyles from '../../ui/row.module.css'
import { Search } from '../../ui/search.ts'
import debtsStyles from '../debts/debts.module.css'
import { findPeople } from './calls.ts'
import styles from './customer.module.css'

interface PersonLinkProps {
  /** Who is linked, as it is stored. */
  readonly stored: number | null
  readonly userId: number | null
  readonly pick: (userId: number | null) => void
}

/** Staff link who is a user, and let go of their own; the rest is an owner's, and not offered. */
export function PersonLink({ stored, userId, pick }: PersonLinkProps) {
  const t = words('debts').person
  const [picking, setPicking] = useState(false)
  const [text, setText] = useState('')
  const owns = person.value?.role === 'owner'
  const people = useAnswers(text.trim(), findPeople).items.filter(({ role }) => owns || role === 'user')
  const mayUnlink = owns || userId !== stored || stored === person.value?.id
  const [linked, setLinked] = useState<Somebody | null>(null)
  const known = linked?.id === userId ? linked : people.find(({ id }) => id === userId)
  const choose = (one: Somebody | null) => {
    setLinked(one)
    setPicking(false)
    setText('')
    pick(one?.id ?? null)
  }
  const said = userId === null ? t.nobody : known ? t.linked(known.name) : t.linkedSomebody
  return html`<section class=${classes(cardStyles.card, styles.linkPerson)} aria-label=${t.link}>
    <div class=${rowStyles.row}>
      <div class=${rowStyles.words}><p>${t.link}</p><p class="second muted" role="status">${said}</p></div>
      ${userId !== null && mayUnlink && html`<button type="button" class=${classes(buttonStyles.button, buttonStyles.small)} onClick=${() => choose(null)}>${t.unlink}</button>`}
      ${userId === null && !picking && html`<button type="button" class=${classes(buttonStyles.button, buttonStyles.small)} onClick=${() => setPicking(true)}>${t.pick}</button>`}
    </div>
    ${
      picking &&
      html`${part(Search, { label: t.findPerson, value: text, set: setText })}
        <ul>
          ${people.slice(0, SHOWN).map(
            (one) => html`<li key=${one.id}>
              <button type="button" class=${classes('still', rowStyles.row)} onClick=${() => choose(one)}>
                ${part(Avatar, { id: one.id, name: one.name })}
                <span class=${rowStyles.words}><span class="block cut">${one.name}</span>${one.username && html`<span class="second muted cut block">@${one.username}</span>`}</span>
              </button>
            </li>`,
          )}
          ${!people.length && html`<li class=${classes('second muted', debtsStyles.nobody)}>${t.nobodyFound}</li>`}
        </ul>`
    }
  </section>`
}

/** More are found by typing. */
const SHOWN = 8
