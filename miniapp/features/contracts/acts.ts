// What may be done about a contract now: the native buttons are for whom it waits, the rest stands below it.
import { useState } from 'preact/hooks'
import { minute } from '../../client/clock.ts'
import { money } from '../../client/format.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { confirm } from '../../platform/popups.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { lazy } from '../../ui/lazy.ts'
import { MainButton, type MainButtonProps } from '../../ui/main-button.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Refused } from '../../ui/refused.ts'
import { useMasterDetail } from '../../ui/screen-frame.ts'
import { Section } from '../../ui/section.ts'
import { SettingsRow } from '../../ui/settings-row.ts'
import { showToast } from '../../ui/toast.ts'
import {
  acceptContract,
  completeContract,
  confirmStep,
  declineContract,
  rejectStep,
  withdrawStep,
} from './calls.ts'
import styles from './contracts.module.css'
import { takeContract, takeStep } from './held.ts'
import { stepName } from './said.ts'
import { type Ask, asksOf, isOver, ownOf, ownSteps, type State, sharesOf } from './standing.ts'
import type { Contract, Transaction } from './types.ts'

const ReasonSheet = lazy(async () => (await import('./reason-sheet.ts')).ReasonSheet)
const CancelSheet = lazy(async () => (await import('./cancel-sheet.ts')).CancelSheet)

interface ActsProps {
  readonly contract: Contract
  readonly state: State
  readonly propose: () => void
}

export function Acts({ contract, state, propose }: ActsProps): Inside {
  const t = words('contracts').contract
  const asks = asksOf(contract, minute.value)
  const [ask] = asks
  const mayPropose = state === 'active' && ownOf(contract) !== undefined
  return html`${part(Rest, { contract, state })}
    ${
      ask
        ? part(Answer, { key: ask.step?.id ?? 'all', contract, ask, several: asks.length > 1 })
        : mayPropose && part(Button, needsNetwork({ text: t.propose, press: propose }))
    }`
}

/** Telegram's own, else at the foot. */
const Button = (props: MainButtonProps) =>
  part(MainButton, { ...props, inPage: useMasterDetail() !== null, inFlow: true })

interface AnswerProps {
  readonly contract: Contract
  readonly ask: Ask
  /** More waits behind it: then it says what it is about. */
  readonly several: boolean
}

/** Yes or no, to all of it or to one step. */
function Answer({ contract: { code }, ask: { step }, several }: AnswerProps): Inside {
  const t = words('contracts').contract
  const [declining, decline] = useState(false)
  const intent = useIntent<{ readonly step: number | null }, unknown>({
    name: `contract/${code}/${step?.id ?? 'accept'}`,
    send: async (_, key) => {
      const answer = step ? await confirmStep(code, step.id, key) : await acceptContract(code, key)
      if ('parties' in answer.data) takeContract(answer.data)
      else takeStep(code, answer.data)
      return answer
    },
    done: () => showToast({ text: step ? t.confirmed : t.accepted, icon: 'check' }),
  })
  const text = step && several ? t.confirmWhat(stepName(step)) : t.confirm
  return html`${part(Refused, { error: intent.refusal })}
    <div class=${styles.pair}>
      ${part(Button, { kind: 'secondary', ...needsNetwork({ text: t.decline, press: () => decline(true) }) })}
      ${part(Button, { ...needsNetwork({ text, press: () => void intent.submit({ step: step?.id ?? null }) }), busy: intent.busy })}
    </div>
    ${
      declining &&
      part(ReasonSheet, {
        about: step ? 'reject' : 'decline',
        name: `contract/${code}/${step?.id ?? 'accept'}/no`,
        act: t.decline,
        done: t.declined,
        send: async (reason, key) => {
          const answer = step
            ? await rejectStep(code, step.id, reason, key)
            : await declineContract(code, reason, key)
          if ('parties' in answer.data) takeContract(answer.data)
          else takeStep(code, answer.data)
          return answer
        },
        close: () => decline(false),
      })
    }`
}

/** Its history; what one proposed oneself is taken back; and, for owners, its end. */
function Rest({ contract, state }: { contract: Contract; state: State }): Inside {
  const t = words('contracts').contract
  const { code } = contract
  const [cancelling, cancel] = useState(false)
  const isOwner = person.value?.role === 'owner' && !isOver(state)
  const completing = useIntent<object, Contract>({
    name: `contract/${code}/complete`,
    send: (_, key) => completeContract(code, key),
    done: ({ data }) => {
      takeContract(data)
      showToast({ text: t.completed, icon: 'check' })
    },
  })
  const complete = async () => {
    const { open, waiting } = sharesOf(contract)
    const left = open + waiting
    const asks = left > 0 ? t.completeOpen(money(left)) : t.completeAsk
    if (await confirm(asks, t.complete, t.back)) await completing.submit({})
  }
  const withdrawing = useIntent<{ readonly step: number }, Transaction>({
    name: `contract/${code}/withdraw`,
    send: async ({ step }, key) => {
      const answer = await withdrawStep(code, step, key)
      takeStep(code, answer.data)
      return answer
    },
    done: () => showToast({ text: t.withdrawn, icon: 'check' }),
  })
  const withdraw = async (step: Transaction) => {
    if (await confirm(t.withdrawAsk(stepName(step)), t.withdrawYes, t.back))
      await withdrawing.submit({ step: step.id })
  }
  return html`${part(Refused, { error: completing.refusal ?? withdrawing.refusal })}
    ${
      state !== 'draft' &&
      part(Section, {
        title: t.more,
        children: html`
          ${part(SettingsRow, { icon: 'shield', title: t.history, second: t.historyLine, to: `/contracts/${code}/history` })}
          ${ownSteps(contract).map((step) => part(SettingsRow, { key: step.id, icon: 'back', title: t.withdraw(stepName(step)), second: t.withdrawLine, press: () => void withdraw(step) }))}
          ${isOwner && state === 'active' && part(SettingsRow, { icon: 'flag', tone: 'good', title: t.complete, second: t.completeLine, press: () => void complete() })}
          ${isOwner && part(SettingsRow, { icon: 'ban', tone: 'danger', title: t.cancel, press: () => cancel(true) })}
        `,
      })
    }
    ${cancelling && part(CancelSheet, { code, close: () => cancel(false) })}`
}
