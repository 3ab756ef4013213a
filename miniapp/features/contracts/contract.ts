// One contract: where it stands, whom it waits for, what was agreed and done; a draft is its form. Beside the list where there is room.
import { useState } from 'preact/hooks'
import { minute } from '../../client/clock.ts'
import { place, replace } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import { html, type Inside, part } from '../../ui/html.ts'
import { lazy } from '../../ui/lazy.ts'
import { Missing } from '../../ui/missing.ts'
import { SeenAt } from '../../ui/needs-network.ts'
import pageStyles from '../../ui/page.module.css'
import { ScreenFrame } from '../../ui/screen-frame.ts'
import { RowBones } from '../../ui/section.ts'
import { Empty } from '../../ui/states.ts'
import { Acts } from './acts.ts'
import { Head } from './contract-head.ts'
import { contractOf, knownContract } from './held.ts'
import { Instalments } from './instalments.ts'
import { Parties } from './parties.ts'
import { currentStep, stateAt } from './standing.ts'
import { OtherSteps } from './steps.ts'
import { Terms } from './terms.ts'
import type { Contract } from './types.ts'

const ProposeSheet = lazy(async () => (await import('./propose-sheet.ts')).ProposeSheet)
const Form = lazy(async () => (await import('./form.ts')).ContractForm, 'shared')

export function Screen() {
  const { code } = place.value.params
  return part(ScreenFrame, {
    look: pageStyles.withAct,
    children: code ? part(Opened, { key: code, code }) : part(Form, { contract: null }),
  })
}

function Opened({ code }: { code: string }): Inside {
  const held = contractOf(code)
  const contract = held.use() ?? knownContract(code)
  if (held.error.value?.status === 404) return part(NotHere)
  if (!contract)
    return part(Missing, {
      held,
      children: html`<div class=${cardStyles.stack}>${part(RowBones, { count: 2, thumb: false })}${part(RowBones, { count: 4 })}</div>`,
    })
  const isForm = contract.state === 'draft' && person.value?.role === 'owner'
  return html`${part(SeenAt, { held })}${isForm ? part(Form, { contract }) : part(Whole, { contract })}`
}

function Whole({ contract }: { contract: Contract }): Inside {
  const now = minute.value
  const state = stateAt(contract, now)
  const step = currentStep(contract, now)
  // What is asked for is read first; later it is looked up.
  const isAsked = state === 'proposed'
  const [proposing, propose] = useState<{ readonly n: number | null } | null>(null)
  return html`<div class=${cardStyles.stack}>${part(Head, { contract, state })}</div>
    ${isAsked && part(Terms, { contract })}
    ${part(Parties, { contract, step })}
    ${contract.instalments.length > 0 && part(Instalments, { contract, propose: (n) => propose({ n }) })}
    ${part(OtherSteps, { contract })}
    ${!isAsked && part(Terms, { contract })}
    ${part(Acts, { contract, state, propose: () => propose({ n: null }) })}
    ${proposing && part(ProposeSheet, { contract, n: proposing.n, close: () => propose(null) })}`
}

function NotHere() {
  const t = words('contracts').contract
  return part(Empty, {
    face: '🤝',
    title: t.missing,
    line: t.missingLine,
    children: html`<button class=${buttonStyles.button} onClick=${() => replace('/contracts')}>${t.toList}</button>`,
  })
}
