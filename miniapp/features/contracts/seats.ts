// Who is in a contract, and as what; how many of them suffice.
import { useState } from 'preact/hooks'
import { PARTIES_MAX } from '#lib/limits.ts'
import { number } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { Avatar } from '../../ui/avatar.ts'
import choiceStyles from '../../ui/choice.module.css'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import rowStyles from '../../ui/row.module.css'
import sectionStyles from '../../ui/section.module.css'
import { Section } from '../../ui/section.ts'
import { Stepper } from '../../ui/stepper.ts'
import styles from './form.module.css'
import type { Seat, Values } from './form-values.ts'
import { PartySheet } from './party-sheet.ts'

const ROLES = ['seller', 'buyer', 'guarantor', 'witness', 'other'] as const

interface SeatsProps {
  readonly parties: readonly Seat[]
  readonly quorum: number
  readonly set: (change: Partial<Values>) => void
  readonly wrong: string | null
}

export function Seats({ parties, quorum, set, wrong }: SeatsProps): Inside {
  const { form: t } = words('contracts')
  const [picking, pick] = useState(false)
  const put = (next: readonly Seat[]) => {
    // All of them, where it was all of them.
    const enough = quorum === parties.length ? next.length : Math.min(quorum, next.length)
    set({ parties: next, quorum: Math.max(1, enough) })
  }
  const roleFor = (): Seat['role'] =>
    ROLES.slice(0, 2).find((role) => !parties.some((one) => one.role === role)) ?? 'witness'
  return html`${part(Section, {
    title: t.who,
    end:
      parties.length < PARTIES_MAX &&
      html`<button type="button" class=${classes('link', sectionStyles.sectionLink)} onClick=${() => pick(true)}>${t.addPerson}</button>`,
    foot: wrong && html`<span class="danger" role="alert">${wrong}</span>`,
    children: html`${parties.map((seat, n) =>
      part(SeatRow, {
        key: JSON.stringify(seat.person),
        seat,
        set: (role) => put(parties.map((one, at) => (at === n ? { ...one, role } : one))),
        takeOut: () => put(parties.filter((_, at) => at !== n)),
      }),
    )}
    <li class=${rowStyles.line}><div class=${rowStyles.row}>
      <span class=${rowStyles.words}><span class="block">${t.suffice}</span><span class="second muted block">${t.ofPeople(parties.length)}</span></span>
      ${part(Stepper, {
        what: t.suffice,
        value: quorum,
        shown: number(quorum),
        says: t.asIs(quorum),
        set: (next) => set({ quorum: Math.min(Math.max(1, next), Math.max(1, parties.length)) }),
        ask: () => undefined,
      })}
    </div></li>`,
  })}
  ${
    picking &&
    part(PartySheet, {
      taken: parties.map((seat) => seat.person),
      pick: (seat) => {
        put([...parties, { ...seat, role: roleFor() }])
        pick(false)
      },
      close: () => pick(false),
    })
  }`
}

interface SeatRowProps {
  readonly seat: Seat
  readonly set: (role: Seat['role']) => void
  readonly takeOut: () => void
}

function SeatRow({ seat: { person, name, role }, set, takeOut }: SeatRowProps): Inside {
  const { form: t, contract } = words('contracts')
  const id = person.userId ?? person.customerId ?? person.inviteId ?? 0
  const change = (event: Event) => set((event.currentTarget as HTMLSelectElement).value as Seat['role'])
  return html`<li class=${rowStyles.line}>
    <div class=${classes(rowStyles.row, styles.seat)}>
      <span class=${rowStyles.thumb}>${part(Avatar, { id, name })}</span>
      <span class=${rowStyles.words}>${name}</span>
      <label class=${classes(choiceStyles.chip, styles.role)}>
        <select aria-label=${t.role(name)} value=${role} onChange=${change}>
          ${ROLES.map((one) => html`<option key=${one} value=${one} selected=${one === role}>${contract.roles[one]}</option>`)}
        </select>
        ${part(Icon, { name: 'unfold', size: 16 })}
      </label>
    </div>
    <button type="button" class=${classes(rowStyles.round, styles.out)} aria-label=${t.takeOut(name)} onClick=${takeOut}>${part(Icon, { name: 'close', size: 20 })}</button>
  </li>`
}
