// The instalments of a contract down a line: what is paid, what waits for whom, what is to come; a tap says that one is paid.
import { useState } from 'preact/hooks'
import { today } from '../../client/clock.ts'
import { DOT, day, money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import barStyles from '../../ui/bar.module.css'
import { html, type Inside, part } from '../../ui/html.ts'
import { Section } from '../../ui/section.ts'
import styles from './contracts.module.css'
import { Flow, Step } from './flow.ts'
import { awaitedSaid, dueOf, ticksOf, whenSaid } from './said.ts'
import { type Group, groupsOf, ownOf, sharesOf, stepOf, totalOf } from './standing.ts'
import type { Contract, Instalment, Transaction } from './types.ts'
import { Ticks } from './who-tick.ts'

interface InstalmentsProps {
  readonly contract: Contract
  /** Says that one is paid. */
  readonly propose: (n: number) => void
}

export function Instalments({ contract, propose }: InstalmentsProps): Inside {
  const t = words('contracts').contract
  const [unfolded, unfold] = useState(false)
  const { paid } = sharesOf(contract)
  const groups: readonly Group[] = unfolded
    ? contract.instalments.map((one) => [one])
    : groupsOf(contract, today())
  const mayPropose = contract.state === 'active' && ownOf(contract) !== undefined
  return part(Section, {
    title: t.instalments,
    end: html`<span class=${styles.ofAll}>${t.paid(money(paid), money(totalOf(contract)))}</span>`,
    list: false,
    children: html`
      ${part(Bar, { contract })}
      ${part(Flow, {
        label: t.instalments,
        children: groups.map(([one, ...more]) =>
          more.length
            ? part(Folded, { key: one.n, all: [one, ...more], press: () => unfold(true) })
            : part(One, {
                key: one.n,
                contract,
                one,
                press: mayPropose && one.state === 'open' ? () => propose(one.n) : undefined,
              }),
        ),
      })}
    `,
  })
}

function Bar({ contract }: { contract: Contract }) {
  const t = words('contracts').contract
  const { paid, waiting, open } = sharesOf(contract)
  const says = t.bar(money(paid), money(waiting), money(open))
  const shares = [
    { name: 'paid', amount: paid, look: styles.paid },
    { name: 'waiting', amount: waiting, look: barStyles.solidWarn },
    { name: 'open', amount: open, look: styles.open },
  ]
  return html`<div class=${styles.bar}><div class=${barStyles.bar} role="img" aria-label=${says}>${shares
    .filter(({ amount }) => amount > 0)
    .map(
      ({ name, amount, look }) => html`<i key=${name} class=${look} style=${{ flexGrow: String(amount) }} />`,
    )}</div></div>`
}

interface OneProps {
  readonly contract: Contract
  readonly one: Instalment
  readonly press: (() => void) | undefined
}

function One({ contract, one, press }: OneProps): Inside {
  const step = stepOf(contract, one)
  const name = words('contracts').contracts.instalment(one.n)
  return part(Step, {
    is: one.state === 'paid' ? 'ok' : one.state === 'waiting' ? 'wait' : 'later',
    title: name,
    second: secondOf(contract, one, step),
    figure: money(one.amount),
    under: step && part(Ticks, ticksOf(contract, step)),
    press,
  })
}

function secondOf(contract: Contract, one: Instalment, step: Transaction | undefined): Inside {
  const t = words('contracts').contract
  const how = step?.text && html`<span class="muted">${DOT}${step.text}</span>`
  if (step?.state === 'confirmed')
    return html`<span class="muted">${step.payment?.voided ? t.paymentVoided : t.confirmedAt(whenSaid(step.endedAt ?? step.at))}</span>`
  if (step)
    return step.awaitsYou
      ? html`<span class=${styles.asks}>${t.awaitsYou(dueOf(contract, step, today()))}</span>${how}`
      : html`<span class="muted">${t.awaits(awaitedSaid(contract, step))}${how}</span>`
  if (one.on < today() && contract.state === 'active')
    return html`<span class=${styles.asks}>${t.lateSince(day(one.on))}</span>`
  return html`<span class="muted">${t.due(day(one.on))}</span>`
}

function Folded({ all, press }: { all: Group; press: () => void }): Inside {
  const t = words('contracts').contract
  const [first] = all
  const last = all.at(-1) ?? first
  return part(Step, {
    is: 'later',
    title: t.folded(first.n, last.n),
    second: html`<span class="muted">${t.span(day(first.on), day(last.on))}</span>`,
    figure: money(totalOf({ instalments: all })),
    press,
  })
}
