// A contract and its steps in words: what they are called, how they stand, whom they wait for.
import { dayAt } from '../../client/clock.ts'
import { day, dotted, money } from '../../client/format.ts'
import { moment } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import { calledBy } from '../../ui/avatar.ts'
import { answerOf, asksOf, awaited, isOver, onStep, stateAt, waitingSteps } from './standing.ts'
import type { Contract, Instalment, Party, Transaction } from './types.ts'
import type { OnStep } from './who-tick.ts'

const t = () => words('contracts').contracts

/** `5 nov.` of a moment. */
export const dayOf = (at: string) => day(dayAt(at))

/** `3ª parcela`, or what was written. */
export const stepName = ({ kind, instalment, text }: Transaction): string =>
  kind === 'instalment' && instalment !== null ? t().instalment(instalment) : (text ?? t().kinds[kind])

/** `3ª parcela, R$ 250,00` */
const stepSaid = (step: Transaction): string =>
  [stepName(step), step.amount !== null && money(step.amount)].filter(Boolean).join(', ')

/** `Raimundo`; of oneself `você`. */
export const partyName = ({ own, person }: Party) => (own ? t().you : calledBy(person.name ?? t().somebody))

/** `Olga e Caio`; `Olga ou Caio`, where one of them is enough. */
export function awaitedSaid(contract: Contract, step: Transaction | null): string {
  const names = awaited(contract, step).map(partyName)
  const said = contract.parties.filter((party) => answerOf(party, step) === 'ok')
  return step && contract.quorum - said.length === 1 ? t().either(names) : t().together(names)
}

/** Until when a step is awaited: the day of its instalment, where that is to come. */
export function dueOf({ instalments }: Contract, { instalment }: Transaction, today: string): string | null {
  const one = instalments.find(({ n }) => n === instalment)
  return one && one.on >= today ? day(one.on) : null
}

/** Who is drawn on a step, and how that is said to readers. */
export function ticksOf(contract: Contract, step: Transaction | null) {
  const people = onStep(contract, step, t().somebody)
  return { people, says: ticksSaid(people) }
}

export function ticksSaid(people: readonly OnStep[]): string {
  const named = (answer: OnStep['answer']) =>
    people.filter((one) => one.answer === answer).map(({ name }) => calledBy(name))
  return t().ticks(named('ok'), named('no'), named('wait'))
}

interface Standing {
  readonly text: string
  /** It asks something: of the person, or of whom an instalment is late. */
  readonly asks?: boolean
}

/** Who does not know of it yet. */
function draftSaid({ parties }: Contract): string {
  const others = parties.filter(({ own }) => !own).map(partyName)
  return others.length ? dotted(t().draft, t().unsent(t().together(others))) : t().draft
}

/** What a row says of it, below its name. */
export function standingOf(contract: Contract, now: number, today: string): Standing {
  const state = stateAt(contract, now)
  const by = dayOf(contract.deadline)
  if (isOver(state)) return { text: t().over[state](contract.endedAt ? dayOf(contract.endedAt) : by) }
  if (state === 'draft') return { text: draftSaid(contract) }
  const [ask] = asksOf(contract, now)
  if (ask) return { text: ask.step ? stepSaid(ask.step) : t().answerBy(by), asks: true }
  if (state === 'proposed') return { text: t().waitsFor(awaitedSaid(contract, null), by) }
  const [step] = waitingSteps(contract)
  if (step) return { text: t().waitsFor(awaitedSaid(contract, step), dueOf(contract, step, today)) }
  return nextOf(contract, today)
}

function nextOf({ instalments }: Contract, today: string): Standing {
  const next = instalments.find(({ state }) => state === 'open')
  if (!next) return { text: instalments.length ? t().allPaid : t().goesOn }
  const what = instalmentSaid(next)
  return next.on < today
    ? { text: t().late(what, day(next.on)), asks: true }
    : { text: t().next(what, day(next.on)) }
}

const instalmentSaid = ({ n, amount }: Instalment) => `${t().instalment(n)}, ${money(amount)}`

/** Within a sentence: `em 5 nov.`, `ontem, 9:12` */
export function whenSaid(at: string): string {
  const said = moment(at)
  return said === dayOf(at) ? words('contracts').contract.on(said) : said
}
