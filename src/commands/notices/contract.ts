// Contracts: the question to each party, which says in its place how it was answered; how each ended, and the same of their steps.

import type { Contract, Transaction } from '#domain/contracts/index.ts'
import type { ToldOf } from '#domain/notices/index.ts'
import {
  agreedLines,
  answerButtons,
  behindLine,
  headed,
  partiesLine,
  seeButton,
  standingLine,
  stepButtons,
  stepName,
} from '../agreement.ts'
import type { Message } from '../message.ts'
import type { Words } from '../words.ts'

type Told = ToldOf<'contract'>

export function sayContract({ facts, data, before }: Told, _: string, words: Words): Message | undefined {
  if (!facts) return undefined
  const { contract, step, by, head } = facts
  const message = step
    ? ofStep(contract, step, { data, by, before }, words)
    : ofContract(contract, data, before, words)
  const record = head ? `\n${words.t.contracts.record(parted(head))}` : ''
  return message && { ...message, text: `${message.text}${record}`, personal: true }
}

/** In two halves, which are read out more easily. */
const parted = (head: string) => `${head.slice(0, 4)} ${head.slice(4)}`

/** What was answered before anybody was asked is no news. A question that is answered says so without its code: nothing is asked by it. */
function ofContract(
  contract: Contract,
  { what }: Told['data'],
  before: boolean,
  words: Words,
): Message | undefined {
  const { contracts } = words.t
  const { title, code, state, by, deadline, parties } = contract
  if (what !== 'asked') return ended(contract, String(what), words)
  const own = parties.filter((one) => one.own)
  if (state === 'proposed' && own.some(({ answer }) => answer === 'waiting'))
    return {
      text: [
        contracts.proposes(by.name, title),
        code,
        ...agreedLines(contract, words),
        contracts.until(words.moment(deadline)),
        partiesLine(contract, words),
      ].join('\n'),
      buttons: answerButtons(contract, words),
    }
  if (!before) return undefined
  const mine = own.find(({ answer }) => answer !== 'waiting')
  const said = mine?.answer === 'accepted' ? contracts.byYou : contracts.noByYou
  return {
    text: [
      headed(title),
      ...(mine?.at ? [said(words.moment(mine.at))] : []),
      standingLine(contract, words),
    ].join('\n'),
    buttons: [[seeButton(contract, words)]],
  }
}

function ended(contract: Contract, what: string, words: Words): Message | undefined {
  const { contracts } = words.t
  const say = contracts.ended[what as keyof typeof contracts.ended]
  if (!say) return undefined
  const { title, endedBy, reason, parties } = contract
  const who = endedBy?.name ?? ''
  const unopened =
    what === 'cancelled' && !endedBy && parties.find(({ gone, person }) => gone && person.inviteId)
  return {
    text: [
      say(who, title),
      ...(reason ? [contracts.because(who, reason)] : []),
      ...(unopened ? [contracts.unopened(unopened.person.name)] : []),
    ].join('\n'),
    buttons: [[seeButton(contract, words)]],
  }
}

function ofStep(
  contract: Contract,
  step: Transaction,
  { data: { what }, by, before }: Pick<Told, 'data' | 'before'> & { readonly by: string | null },
  words: Words,
): Message | undefined {
  const { contracts } = words.t
  const name = stepName(step, contract, words)
  const last = step.answers.findLast(({ answer }) => answer === step.state)
  if (what !== 'asked' && what !== 'reminded') {
    return {
      text: [
        what === 'unsettled' ? contracts.stepUnsettled(name) : endOf(step, name, words),
        contract.title,
        ...(step.reason ? [contracts.because(last?.by.name ?? '', step.reason)] : []),
      ].join('\n'),
      buttons: [[seeButton(contract, words)]],
    }
  }
  if (step.awaitsYou)
    return {
      text: [
        ...(what === 'reminded' ? [contracts.stepReminded(by)] : []),
        contracts.stepSaid(step.by.name, name),
        `${contract.title}, ${contract.code}`,
        behindLine(step, contract, words),
      ].join('\n'),
      buttons: stepButtons(step, words),
    }
  if (!before) return undefined
  const own = new Set(contract.parties.filter((one) => one.own).map(({ n }) => n))
  const mine = step.answers.find(({ party }) => own.has(party))
  const said = mine?.answer === 'confirmed' ? contracts.byYou : contracts.noByYou
  const isUndone = mine?.answer === 'confirmed' && step.state === 'rejected'
  return {
    text: [
      headed(contract.title),
      name,
      ...(mine ? [said(words.moment(mine.at))] : []),
      ...(mine && !isUndone ? [] : [endOf(step, name, words)]),
    ].join('\n'),
    buttons: [[seeButton(contract, words)]],
  }
}

/** How it ended: by whose word, taken back by who had proposed it, or with its contract. */
function endOf(step: Transaction, name: string, { t: { contracts } }: Words): string {
  const last = step.answers.findLast(({ answer }) => answer === step.state)
  if (!last) return contracts.stepGone(name)
  if (step.state === 'confirmed') return contracts.stepConfirmed(last.by.name, name)
  return (last.by.id === step.by.id ? contracts.stepWithdrawn : contracts.stepRejected)(last.by.name, name)
}
