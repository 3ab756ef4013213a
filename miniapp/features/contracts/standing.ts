// Where a contract stands: whom it waits for, what is done of it, what comes next. Pure.

import type { Contract, Instalment, Party, Transaction } from './types.ts'
import type { Answer, OnStep } from './who-tick.ts'

export type State = Contract['state']
export const isOver = (state: State): state is 'completed' | 'cancelled' | 'declined' | 'expired' =>
  ['completed', 'cancelled', 'declined', 'expired'].includes(state)

/** By the moment `now`: nobody needs to say that a deadline has passed. */
export const stateAt = ({ state, deadline }: Contract, now: number): State =>
  state === 'proposed' && Date.parse(deadline) <= now ? 'expired' : state

const sumOf = (some: readonly Pick<Instalment, 'amount'>[]) =>
  some.reduce((sum, { amount }) => sum + amount, 0)
export const totalOf = ({ instalments }: { readonly instalments: readonly Pick<Instalment, 'amount'>[] }) =>
  sumOf(instalments)

/** What is paid, on its way, and still to come. */
export function sharesOf({ instalments }: Contract): Readonly<Record<Instalment['state'], number>> {
  const of = (state: Instalment['state']) => sumOf(instalments.filter((one) => one.state === state))
  return { paid: of('paid'), waiting: of('waiting'), open: of('open') }
}

/** Alike in amount: so much each; null: they differ, or there is none. */
export function eachOf(instalments: readonly Pick<Instalment, 'amount'>[]): number | null {
  const [first] = instalments
  return first && instalments.every(({ amount }) => amount === first.amount) ? first.amount : null
}

/** Whoever looks at it, where they are a party. */
export const ownOf = ({ parties }: Contract): Party | undefined => parties.find(({ own }) => own)

/** By this a letter is coloured, as it is wherever else they stand. */
export const tintOf = ({ n, person: { userId, customerId, inviteId } }: Party) =>
  userId ?? customerId ?? inviteId ?? n

/** How a party has answered: to the contract, or to a step of it. */
export function answerOf({ n, answer }: Party, step: Transaction | null): Answer {
  if (!step) return answer === 'accepted' ? 'ok' : answer === 'declined' ? 'no' : 'wait'
  const said = step.answers.find(({ party }) => party === n)
  return said ? (said.answer === 'confirmed' ? 'ok' : 'no') : 'wait'
}

const FIRST: readonly Party['role'][] = ['seller', 'buyer']
const rankOf = ({ own, role }: Party) =>
  own ? -1 : FIRST.includes(role) ? FIRST.indexOf(role) : FIRST.length

/** Who is awaited, by all of it or by a step: oneself leads, then who sells and who buys; nobody who will never answer. */
export const awaited = ({ parties }: Contract, step: Transaction | null): readonly Party[] =>
  parties
    .filter((party) => !party.gone && answerOf(party, step) === 'wait')
    .toSorted((one, other) => rankOf(one) - rankOf(other))

/** Who has answered, then of the others as many as it takes. `somebody`: what is said of who is erased. */
export function onStep(contract: Contract, step: Transaction | null, somebody: string): readonly OnStep[] {
  const drawn = (party: Party): OnStep => ({
    id: tintOf(party),
    name: party.person.name ?? somebody,
    answer: answerOf(party, step),
  })
  const said = contract.parties.map(drawn).filter(({ answer }) => answer !== 'wait')
  if (step && step.state !== 'waiting') return said
  const needed = step ? contract.quorum : contract.parties.length
  return [
    ...said,
    ...awaited(contract, step)
      .slice(0, Math.max(0, needed - said.length))
      .map(drawn),
  ]
}

/** Steps on their way, the oldest first. */
export const waitingSteps = ({ state, transactions }: Contract): readonly Transaction[] =>
  state === 'active' ? byAge(transactions.filter((one) => one.state === 'waiting')) : []

/** Of what one has proposed oneself what waits: it can be taken back. */
export const ownSteps = (contract: Contract): readonly Transaction[] => {
  const own = new Set(contract.parties.flatMap((party) => (party.own ? [party.n] : [])))
  return waitingSteps(contract).filter(({ by, answers }) =>
    answers.some((one) => one.by.id === by.id && own.has(one.party)),
  )
}

/** It was confirmed, and its payment was voided since: it stands for nothing. */
export const isUnsettled = ({ payment }: Transaction): boolean => payment?.voided === true

const byAge = (steps: readonly Transaction[]) => steps.toSorted((one, other) => one.id - other.id)

/** What waits for whoever looks: their answer to all of it (`step: null`), or to a step. */
export interface Ask {
  readonly step: Transaction | null
}

export function asksOf(contract: Contract, now: number): readonly Ask[] {
  if (stateAt(contract, now) === 'proposed')
    return ownOf(contract)?.answer === 'waiting' ? [{ step: null }] : []
  return waitingSteps(contract)
    .filter(({ awaitsYou }) => awaitsYou)
    .map((step) => ({ step }))
}

/** What is looked at first: what waits for whoever looks, else for others, the oldest first. */
export const currentStep = (contract: Contract, now: number): Transaction | null =>
  asksOf(contract, now)[0]?.step ?? waitingSteps(contract)[0] ?? null

/** The step that an instalment is paid by. */
export const stepOf = (
  { transactions }: Contract,
  { transactionId, n }: Instalment,
): Transaction | undefined =>
  transactions.find(({ id }) => id === transactionId) ??
  transactions.find((one) => one.instalment === n && one.state === 'waiting')

/** One after the other in the list: each by itself, or several that nobody has proposed yet as one. */
export type Group = readonly [Instalment, ...Instalment[]]

/** What is late, and the next where nothing is on its way, stand by themselves; all that comes after them is one. */
export function groupsOf({ instalments, state }: Contract, today: string): readonly Group[] {
  const isToCome = (one: Instalment) => one.state === 'open' && (one.on >= today || state !== 'active')
  const behind = instalments.findLastIndex((one) => !isToCome(one)) + 1
  const isNext = state === 'active' && instalments.slice(0, behind).every((one) => one.state === 'paid')
  const alone = isNext ? behind + 1 : behind
  const [first, second, ...rest] = instalments.slice(alone)
  if (!first || !second) return instalments.map((one) => [one])
  return [...instalments.slice(0, alone).map((one): Group => [one]), [first, second, ...rest]]
}
