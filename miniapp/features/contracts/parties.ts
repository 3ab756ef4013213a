// Who confirms: each with what they are in it, and how they have answered; a few are wired together, many are rows.
import { words } from '../../client/words.ts'
import { calledBy } from '../../ui/avatar.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Row, Section } from '../../ui/section.ts'
import styles from './parties.module.css'
import { whenSaid } from './said.ts'
import { answerOf, tintOf } from './standing.ts'
import type { Contract, Party, Transaction } from './types.ts'
import { type Answer, WhoTick } from './who-tick.ts'

/** So many find room beside each other. */
const FEW = 3

interface OnStep {
  readonly contract: Contract
  /** What they are asked now; null: all of it. */
  readonly step: Transaction | null
}

export function Parties({ contract, step }: OnStep): Inside {
  const t = words('contracts').contract
  const { parties, quorum } = contract
  const isFew = parties.length <= FEW
  return part(Section, {
    title: t.who,
    end: html`<span class=${styles.enough}>${t.enough(quorum, parties.length)}</span>`,
    list: !isFew,
    children: isFew
      ? html`<ul class=${styles.parties}>${parties.map((party) => part(Face, { key: party.n, party, step }))}</ul>`
      : parties.map((party) => part(PartyRow, { key: party.n, party, step })),
  })
}

interface OfParty {
  readonly party: Party
  readonly step: Transaction | null
}

const drawn = ({ party, step }: OfParty) => {
  const name = party.person.name ?? words('contracts').contracts.somebody
  return { id: tintOf(party), name, answer: answerOf(party, step), large: true }
}

/** How they have answered; or that they never will. */
function answerSaid(party: Party, answer: Answer): string {
  const t = words('contracts').contract
  if (answer !== 'wait' || !party.gone) return t.answers[answer]
  return party.person.inviteId ? t.inviteLost : t.gone
}

function Face({ party, step }: OfParty): Inside {
  const t = words('contracts').contract
  const who = drawn({ party, step })
  return html`<li>
    ${part(WhoTick, who)}
    <b>${party.own ? t.you : calledBy(who.name)}</b>
    <small>${party.gone && who.answer === 'wait' ? answerSaid(party, who.answer) : html`${t.roles[party.role]}<span class="hidden">, ${t.answers[who.answer]}</span>`}</small>
  </li>`
}

function PartyRow({ party, step }: OfParty): Inside {
  const t = words('contracts').contract
  const who = drawn({ party, step })
  const at = step ? step.answers.find((one) => one.party === party.n)?.at : party.at
  return part(Row, {
    look: styles.row,
    thumb: part(WhoTick, who),
    title: party.own ? t.you : who.name,
    second: t.roles[party.role],
    under: at ? `${t.answers[who.answer]} ${whenSaid(at)}` : answerSaid(party, who.answer),
  })
}
