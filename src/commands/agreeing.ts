// What a party's tap does: the yes at once, the no after why; a question goes to the owners.
import { codeOfContract, codeOfStep } from '#domain/contracts/index.ts'
import { DomainError } from '#domain/errors.ts'
import { execute } from '#domain/execute.ts'
import { operations } from '#domain/operations.ts'
import { stepName } from './agreement.ts'
import { showAgreement } from './agreements.ts'
import { type Begin, type Command, goingOn } from './command.ts'
import type { Context } from './context.ts'
import { doneOutcome } from './done.ts'
import { type AnyForm, callOf, type FormHandler, saying } from './form.ts'
import { FormDialogue } from './form-dialogue.ts'
import { type Button, line, sentence } from './message.ts'
import { CommandError } from './outcome.ts'
import { read } from './reads.ts'
import type { Words } from './words.ts'

type Why = 'decline' | 'reject' | 'cancel' | 'ask'

/** Why not, or what is asked: one answer, and it is sent. */
interface WhyForm extends AnyForm {
  readonly kind: 'agreement_why'
  readonly why: Why
  readonly code: string
  /** Of a step. */
  readonly id: number | null
  /** What it is about, as people call it. */
  readonly about: string
  readonly text: string | null
}

const see = (id: number, { t }: Words): readonly Button[] => [
  { label: t.contracts.see, action: { do: 'page', list: 'agreement', page: id, below: true } },
]

export const agreeingSays = [
  saying(
    operations['contracts.accept'],
    ({ title, state }, _, { t }) => sentence('', t.contracts.acceptedNow(title, state === 'active')),
    { next: ({ id }, words) => see(id, words) },
  ),
  saying(operations['contracts.decline'], ({ title }, _, { t }) =>
    sentence('', t.contracts.declinedNow(title)),
  ),
  saying(operations['contracts.cancel'], ({ title }, _, { t }) =>
    sentence('', t.contracts.cancelledNow(title)),
  ),
  saying(operations['contracts.complete'], ({ title }, _, { t }) =>
    sentence('', t.contracts.completedNow(title)),
  ),
  saying(operations['contracts.ask'], ({ told }, _, { t }) => sentence('', t.contracts.asked(told))),
  saying(
    operations['transactions.confirm'],
    (step, _, words) => sentence('', words.t.contracts.confirmedNow(stepName(step, null, words))),
    { next: ({ contract }, words) => see(contract.id, words) },
  ),
  saying(operations['transactions.withdraw'], (step, _, words) =>
    sentence('', words.t.contracts.withdrawnNow(stepName(step, null, words))),
  ),
  saying(operations['transactions.reject'], (step, _, words) =>
    sentence('', words.t.contracts.rejectedNow(stepName(step, null, words))),
  ),
]

const why: FormHandler<WhyForm> = {
  kinds: ['agreement_why'],
  parse: () => Promise.resolve(undefined),
  ask(form, { words: { t } }) {
    if (form.text !== null) return []
    const { contracts } = t
    const { about } = form
    const reasons = form.why === 'ask' ? [] : contracts.reasons[form.why]
    const question = {
      decline: contracts.whyDecline,
      reject: contracts.whyReject,
      cancel: contracts.whyCancel,
      ask: contracts.question,
    }[form.why]
    return [
      {
        key: 'why',
        question: question(about),
        choices: reasons.map((name, id) => ({ id, name })),
        isYes: true,
        settle(value) {
          const text = reasons[Number(value)]
          if (text === undefined) throw new CommandError(t.notOffered)
          return { ...form, text }
        },
        answer: (text) => ({ ...form, text }),
      },
    ]
  },
  confirmLabel: ({ why: one }, { t: { contracts } }) =>
    ({
      decline: contracts.declineButton,
      reject: contracts.rejectButton,
      cancel: contracts.cancelButton,
      ask: contracts.askButton,
    })[one],
  call({ why: one, code, id, text }) {
    const reason = text ?? ''
    if (one === 'ask') return callOf(operations['contracts.ask'], { code, text: reason })
    if (one === 'reject') return callOf(operations['transactions.reject'], { code, id, reason })
    return callOf(operations[`contracts.${one}`], { code, reason })
  },
  show({ why: one, about, text }, { words: { t } }) {
    const { contracts } = t
    const head = {
      decline: contracts.willDecline,
      reject: contracts.willReject,
      cancel: contracts.willCancel,
      ask: contracts.willAsk,
    }[one](about)
    return Promise.resolve([line(head), ...(text ? [line(`“${text}”`)] : [])])
  },
  says: agreeingSays,
}

/** Its code, for who may see it; a button of what is gone, or another's, is told as what is not there. */
async function codeFor(find: typeof codeOfContract, id: number, { runtime }: Context): Promise<string> {
  const code = await find(runtime.database, id)
  if (code === undefined) throw new DomainError('not_found')
  return code
}

const asking =
  (one: Why): Begin =>
  async (id, context, options) => {
    const isStep = one === 'reject'
    const code = await codeFor(isStep ? codeOfStep : codeOfContract, id, context)
    const contract = await read(context, operations['contracts.get'], { code })
    const step = isStep ? contract.transactions.find((each) => each.id === id) : undefined
    if (step && !step.awaitsYou)
      throw new DomainError('wrong_state', { state: step.state === 'waiting' ? 'answered' : step.state })
    if (one === 'decline') judgeOpen(contract)
    const about = step ? stepName(step, contract, context.words) : contract.title
    const form: WhyForm = { kind: 'agreement_why', why: one, code, id: step?.id ?? null, about, text: null }
    return new FormDialogue(why, { form, confirm: false }, context).begin(options)
  }

/** Whoever is too late, or no party any more, is told before they say why. */
function judgeOpen({
  state,
  parties,
}: {
  state: string
  parties: readonly { own: boolean; answer: string }[]
}) {
  if (!parties.some(({ own }) => own)) throw new DomainError('forbidden', { role: 'party' })
  if (state !== 'proposed') throw new DomainError('wrong_state', { state })
  if (!parties.some(({ own, answer }) => own && answer === 'waiting'))
    throw new DomainError('wrong_state', { state: 'answered' })
}

const doing =
  (
    name: 'contracts.accept' | 'contracts.complete' | 'transactions.confirm' | 'transactions.withdraw',
  ): Begin =>
  async (id, context, { source, intentKey }) => {
    const isStep = name === 'transactions.confirm' || name === 'transactions.withdraw'
    const code = await codeFor(isStep ? codeOfStep : codeOfContract, id, context)
    const { runtime, actor } = context
    const call = { actor, source, ...(intentKey === undefined ? {} : { intentKey }) }
    const answer =
      name === 'transactions.confirm' || name === 'transactions.withdraw'
        ? await execute(runtime, operations[name], { ...call, input: { code, id } })
        : await execute(runtime, operations[name], { ...call, input: { code } })
    return doneOutcome(agreeingSays, name, answer, {}, context)
  }

const begins: Readonly<Record<string, Begin>> = {
  agree_yes: doing('contracts.accept'),
  agree_no: asking('decline'),
  agree_ask: asking('ask'),
  agree_end: asking('cancel'),
  agree_done: doing('contracts.complete'),
  step_yes: doing('transactions.confirm'),
  step_no: asking('reject'),
  step_back: doing('transactions.withdraw'),
}

/** A command of everybody's, by which a party answers too, whatever they may type. */
export function withAgreeing(command: Command): Command {
  const going = goingOn(command, why)
  return {
    ...going,
    begins: { ...going.begins, ...begins },
    reads: { ...going.reads, agreement: { role: 'user', show: showAgreement } },
  }
}
