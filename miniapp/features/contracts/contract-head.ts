// The head of a contract: its code and name, how it stands, and the stages that it goes through.
import { day, dotted, money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { Banner } from '../../ui/banner.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Badge } from '../../ui/section.ts'
import type { Tint } from '../../ui/tints.ts'
import styles from './contracts.module.css'
import { dayOf, whenSaid } from './said.ts'
import { type Stage, Stages } from './stages.ts'
import { eachOf, isOver, type State, totalOf } from './standing.ts'
import type { Contract } from './types.ts'

const TONES: Readonly<Record<State, Tint>> = {
  draft: 'quiet',
  proposed: 'warn',
  active: 'good',
  completed: 'good',
  cancelled: 'quiet',
  declined: 'danger',
  expired: 'quiet',
}

interface OfContract {
  readonly contract: Contract
  /** By now. */
  readonly state: State
}

export function Head({ contract, state }: OfContract): Inside {
  const t = words('contracts').contract
  const { code, title } = contract
  return html`<section class=${classes(cardStyles.card, styles.head)}>
      <p class="second muted">${dotted(code, partsSaid(contract))}</p>
      <div class=${styles.name}><h1 tabindex="-1">${title}</h1>${part(Badge, { tone: TONES[state], children: t.states[state] })}</div>
      ${part(Stages, { label: t.stages, stages: stagesOf(contract, state) })}
    </section>
    ${part(Ended, { contract, state })}`
}

function partsSaid({ instalments }: Contract): string | null {
  const t = words('contracts').contract
  if (!instalments.length) return null
  const each = eachOf(instalments)
  return each === null
    ? t.partsOf(instalments.length, money(totalOf({ instalments })))
    : t.parts(instalments.length, money(each))
}

function stagesOf({ createdAt, deadline, activeAt, endedAt, instalments }: Contract, state: State): Stage[] {
  const t = words('contracts').contract
  const last = instalments.at(-1)?.on
  const isWaiting = state === 'draft' || state === 'proposed'
  const first: Stage = { name: t.stage.draft, at: dayOf(createdAt), is: state === 'draft' ? 'now' : 'done' }
  const middle: Stage = isWaiting
    ? {
        name: state === 'proposed' ? t.stage.proposed : t.stage.active,
        at: t.until(dayOf(deadline)),
        is: state === 'proposed' ? 'now' : 'later',
      }
    : {
        name: t.stage.active,
        at: activeAt ? dayOf(activeAt) : undefined,
        is: state === 'active' ? 'now' : activeAt ? 'done' : 'later',
      }
  const end: Stage = isOver(state)
    ? {
        name: t.stage[state],
        at: dayOf(endedAt ?? deadline),
        is: state === 'completed' ? 'done' : 'ended',
      }
    : { name: t.stage.completed, at: last && day(last), is: 'later' }
  return [first, middle, end]
}

/** Why it goes no further. */
function Ended({ contract, state }: OfContract): Inside {
  const t = words('contracts').contract
  const { deadline, endedAt, endedBy, reason, parties } = contract
  if (state === 'expired')
    return part(Banner, {
      title: t.pastDeadline(whenSaid(deadline)),
      line: t.pastDeadlineLine,
      icon: 'clock',
      role: 'status',
    })
  if (state !== 'declined' && state !== 'cancelled') return null
  const at = endedAt ? whenSaid(endedAt) : ''
  const isOwn = parties.some((party) => party.own && party.answer === 'declined')
  const who = isOwn ? t.you : (endedBy?.name ?? words('contracts').contracts.somebody)
  const title = state === 'declined' ? t.declinedBy(who, at) : t.cancelledBy(endedBy?.name ?? null, at)
  const lost = !endedBy && parties.find((party) => party.gone && party.person.inviteId)
  return part(Banner, {
    title,
    line: reason ? `“${reason}”` : lost ? t.inviteLostLine(lost.person.name ?? '') : t.overLine,
    tone: state === 'declined' ? 'danger' : '',
    icon: state === 'declined' ? 'refused' : 'ban',
    role: 'status',
  })
}
