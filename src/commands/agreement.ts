// A contract in words: what it is, who has said what, and each step in it.
import type { Contract, Transaction } from '#domain/contracts/index.ts'
import { shortened } from '#locales/format.ts'
import type { Button } from './message.ts'
import { opening } from './reads.ts'
import type { Words } from './words.ts'

/** Of the terms, and of instalments, the chat shows so much; all of it is on the screen. */
const TERMS_MAX = 700
const INSTALMENTS_SHOWN = 12
const PARTIES_SHOWN = 8

type Party = Contract['parties'][number]

/** Its name behind its sign. */
export const headed = (title: string): string => `🤝 ${title}`

const MARKS = { accepted: '✓', declined: '✗' } as const
const marked = (answer: Party['answer'], who: string, awaited: (who: string) => string): string =>
  answer === 'waiting' ? awaited(who) : `${who} ${MARKS[answer]}`

/** `Olga ✓ · você, falta. Bastam 2 de 2.` */
export function partiesLine({ parties, quorum }: Contract, { t: { contracts } }: Words): string {
  const said = parties
    .slice(0, PARTIES_SHOWN)
    .map(({ own, person, answer }) =>
      marked(answer, own ? contracts.you : (person.name ?? '…'), contracts.awaited),
    )
  const more = parties.length > PARTIES_SHOWN ? ['…'] : []
  return `${[...said, ...more].join(' · ')}. ${contracts.enough(quorum, parties.length)}`
}

export function instalmentLines({ instalments }: Contract, words: Words): string[] {
  const { contracts } = words.t
  const shown = instalments.slice(0, INSTALMENTS_SHOWN).map(({ n, on, amount, state }) => {
    const mark = state === 'paid' ? ' ✓' : state === 'waiting' ? ' ⏳' : ''
    return `· ${contracts.instalment(n, instalments.length)} · ${words.day(on)} · ${words.money(amount)}${mark}`
  })
  const more = instalments.length - shown.length
  return more > 0 ? [...shown, contracts.moreInstalments(more)] : shown
}

/** What is agreed on, below its head. */
export const agreedLines = (contract: Contract, words: Words): string[] => [
  ...(contract.terms && contract.terms !== contract.title ? [shortened(contract.terms, TERMS_MAX)] : []),
  ...instalmentLines(contract, words),
]

/** Where it stands, in one line. */
export function standingLine(contract: Contract, words: Words): string {
  const { state, deadline, activeAt, endedAt, createdAt } = contract
  const at = state === 'proposed' ? deadline : state === 'active' ? activeAt : endedAt
  return words.t.contracts.standing[state](words.moment(at ?? createdAt))
}

/** `Parcela 1 de 2, R$ 15,00`, `Entrega: “Freezer entregue”`. */
export function stepName(
  step: Transaction,
  contract: Pick<Contract, 'instalments'> | null,
  words: Words,
): string {
  const { steps } = words.t.contracts
  const of = contract?.instalments.length ?? 0
  const kind = step.kind === 'instalment' ? steps.instalment(step.instalment ?? 0, of) : steps[step.kind]
  const text = step.text ? `: “${step.text}”` : ''
  return `${kind}${step.amount === null ? '' : `, ${words.money(step.amount)}`}${text}`
}

/** Who stands behind a step, and who is awaited. */
export function behindLine(
  step: Transaction,
  { parties, quorum }: Contract,
  { t: { contracts } }: Words,
): string {
  const answers = new Map(step.answers.map((one) => [one.party, one.answer]))
  const said = parties.slice(0, PARTIES_SHOWN).map(({ n, own, person }: Party) => {
    const answer = answers.get(n)
    const mark = answer === 'confirmed' ? 'accepted' : answer === 'rejected' ? 'declined' : 'waiting'
    return marked(mark, own ? contracts.you : (person.name ?? '…'), contracts.awaited)
  })
  return `${said.join(' · ')}. ${contracts.enough(quorum, parties.length)}`
}

export const seeButton = ({ id }: Pick<Contract, 'id'>, { t }: Words): Button =>
  opening(t.contracts.see, 'agreement', id)

/** The two answers to what is proposed, the question before them, and all of it. */
export function answerButtons({ id }: Pick<Contract, 'id'>, words: Words): Button[][] {
  const { contracts } = words.t
  return [
    [
      {
        label: contracts.accept,
        action: { do: 'begin', name: 'agree_yes', id, here: true },
        style: 'success',
      },
      { label: contracts.decline, action: { do: 'begin', name: 'agree_no', id }, style: 'danger' },
    ],
    [{ label: contracts.ask, action: { do: 'begin', name: 'agree_ask', id } }, below(contracts.see, id)],
  ]
}

/** What is read of it comes below the question, which stays. */
const below = (label: string, id: number): Button => ({
  label,
  action: { do: 'page', list: 'agreement', page: id, below: true },
})

/** The two answers to a step. What staff confirm may post money: it is told below, with the way back. */
export function stepButtons(step: Transaction, words: Words): Button[][] {
  const { contracts } = words.t
  const money = step.amount === null ? null : words.money(step.amount)
  return [
    [
      {
        label: contracts.confirm(money),
        action: { do: 'begin', name: 'step_yes', id: step.id },
        style: 'success',
      },
    ],
    [
      { label: contracts.reject, action: { do: 'begin', name: 'step_no', id: step.id }, style: 'danger' },
      below(contracts.see, step.contract.id),
    ],
  ]
}
