// Contracts in the chat, read: all of them by what is open, one with what its reader may do, and the steps that wait.
import { type Contract, codeOfContract, contractsFrom, type Transaction } from '#domain/contracts/index.ts'
import { DomainError } from '#domain/errors.ts'
import { operations } from '#domain/operations.ts'
import {
  agreedLines,
  answerButtons,
  behindLine,
  headed,
  partiesLine,
  standingLine,
  stepButtons,
  stepName,
} from './agreement.ts'
import type { Context } from './context.ts'
import { BULLET, type Button, type Card, cardOf, line, rowLine } from './message.ts'
import { paged, pageOf } from './pages.ts'
import { beginning, onScreen, opening, read } from './reads.ts'

const SHOWN = 8
/** Steps told in one contract, and of all contracts, the newest. */
const STEPS_SHOWN = 5
const WAITING_SHOWN = 10
/** Steps with buttons of their own. */
const ANSWERED_HERE = 3

/** Who has not answered, or how much is paid; what the list says under each. */
function inShort({ state, parties, instalments }: Contract, { words: { t } }: Context): string {
  const { contracts } = t
  const waiting = parties.filter(({ answer }) => answer === 'waiting').map(({ person }) => person.name ?? '…')
  if (state === 'proposed') return contracts.waitingFor(waiting.slice(0, 3).join(', '))
  const paid = instalments.filter((one) => one.state === 'paid').length
  return instalments.length ? contracts.paidOf(paid, instalments.length) : contracts.states[state]
}

/** All of them, what is open first. */
export async function showAgreements(context: Context, wanted: number): Promise<Card> {
  const { contracts } = context.words.t
  const { userId } = context.actor
  const at = (place: { from: number; count: number }) => contractsFrom(context.runtime, userId, place)
  const { page, items, total, active, proposed } = await pageOf(wanted, at, SHOWN)
  const rows = items.map((one) => ({
    name: one.title,
    say: (name: string) =>
      rowLine(BULLET, { name, value: contracts.states[one.state], under: inShort(one, context) }),
  }))
  const head = [line(total ? contracts.list(active, proposed) : contracts.none)] as const
  const opens = items.map(({ id, title }) => opening(title, 'agreement', id))
  const below = [[beginning(contracts.newButton, 'agreement', 0)]]
  return paged({ list: 'agreements', head, page, total, rows, size: SHOWN, opens, below }, context)
}

/** One of them, by its id. */
export async function showAgreement(context: Context, id: number): Promise<Card> {
  const { runtime, words } = context
  const code = await codeOfContract(runtime.database, id)
  if (code === undefined) throw new DomainError('not_found')
  const contract = await read(context, operations['contracts.get'], { code })
  const { contracts } = words.t
  const waiting = contract.transactions.filter(
    (one) => one.state === 'waiting' && contract.state === 'active',
  )
  const steps = waiting
    .slice(-STEPS_SHOWN)
    .flatMap((one) => [`⏳ ${stepName(one, contract, words)}`, behindLine(one, contract, words)])
  const lines = [
    `${contract.code} · ${standingLine(contract, words)}`,
    ...(contract.reason ? [contracts.because(contract.endedBy?.name ?? '', contract.reason)] : []),
    ...agreedLines(contract, words),
    partiesLine(contract, words),
    ...steps,
  ]
  const mine = waiting.find(({ awaitsYou }) => awaitsYou)
  const own = waiting.filter(({ by }) => by.id === context.actor.userId).slice(-ANSWERED_HERE)
  return {
    ...cardOf([line(headed(contract.title)), ...lines.map((text) => line(text))]),
    personal: true,
    buttons: [
      ...(isAsked(contract) ? answerButtons(contract, words).slice(0, 1) : []),
      ...(mine
        ? stepButtons(mine, words).map((row) => row.filter(({ action }) => action.do === 'begin'))
        : []),
      ...own.map((one) => [withdrawButton(one, contract, context)]),
      ownersButtons(contract, context),
      [onScreen(contracts.screen, `contracts/${contract.code}`)],
    ].filter((row) => row.length),
  }
}

const isAsked = ({ state, parties }: Contract) =>
  state === 'proposed' && parties.some(({ own, answer }) => own && answer === 'waiting')

/** Of what one has proposed oneself, while it waits. */
const withdrawButton = (step: Transaction, contract: Contract, { words }: Context): Button => ({
  label: words.t.contracts.withdrawButton(stepName({ ...step, text: null }, contract, words)),
  action: { do: 'begin', name: 'step_back', id: step.id },
})

/** What an owner may do with one that is not over. */
function ownersButtons({ id, state }: Contract, { actor, words }: Context): Button[] {
  const { contracts } = words.t
  if (actor.role !== 'owner' || !['draft', 'proposed', 'active'].includes(state)) return []
  const begins = (label: string, name: string): Button => ({ label, action: { do: 'begin', name, id } })
  return [
    ...(state === 'draft' ? [begins(contracts.propose, 'agree_send')] : []),
    ...(state === 'active' ? [begins(contracts.complete, 'agree_done')] : []),
    { ...begins(contracts.cancelButton, 'agree_end'), style: 'danger' },
  ]
}

/** Steps that wait, of all contracts that one sees; those that wait for the reader with their answers. */
export async function showSteps(context: Context): Promise<Card> {
  const { words } = context
  const { contracts } = words.t
  const { items } = await read(context, operations['transactions.list'], {
    state: 'waiting',
    limit: WAITING_SHOWN * 2,
  })
  const waiting = items.filter(({ contract }) => contract.state === 'active').slice(0, WAITING_SHOWN)
  const rows = waiting.map((one) =>
    rowLine('⏳', {
      name: stepName(one, null, words),
      value: one.contract.title,
      under: `${one.by.name}, ${words.moment(one.at)}${one.awaitsYou ? ` · ${contracts.awaitsYou}` : ''}`,
    }),
  )
  const mine = waiting.filter(({ awaitsYou }) => awaitsYou).slice(0, ANSWERED_HERE)
  const head = waiting.length ? contracts.stepsHead(waiting.length) : contracts.noSteps
  return {
    ...cardOf([line(head), ...rows]),
    personal: true,
    buttons: [
      ...mine.map((one) =>
        stepButtons(one, words).flatMap((row) => row.filter(({ action }) => action.do === 'begin')),
      ),
      [opening(contracts.allOfThem, 'agreements', 0), onScreen(contracts.screen, 'transactions')],
    ],
  }
}
