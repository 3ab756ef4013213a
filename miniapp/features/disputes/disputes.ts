// Não reconhecidos: what customers did not recognise, what is open first; each leads to its talk.
import { signal } from '@preact/signals'
import type { Dispute } from '../../client/api-types.ts'
import { dotted, money } from '../../client/format.ts'
import { moment } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import { Avatar } from '../../ui/avatar.ts'
import { html, part } from '../../ui/html.ts'
import { List } from '../../ui/list.ts'
import { SeenAt } from '../../ui/needs-network.ts'
import pageStyles from '../../ui/page.module.css'
import { Row } from '../../ui/section.ts'
import { Segment } from '../../ui/segment.ts'
import { Empty } from '../../ui/states.ts'
import styles from './disputes.module.css'
import { disputesBy } from './held.ts'

const STATES = ['open', 'resolved'] as const
type State = (typeof STATES)[number]

/** As it was left. */
const state = signal<State>('open')

export function Screen() {
  const t = words('disputes').list
  const pages = disputesBy(state.value)
  const items = pages.use()?.items
  return html`<main class=${pageStyles.page}>
    <h1 class="hidden" tabindex="-1">${t.title}</h1>
    ${part(SeenAt, { held: pages })}
    ${part(Segment<State>, {
      label: t.title,
      options: STATES.map((value) => ({ value, label: t.states[value] })),
      value: state.value,
      pick: (next) => (state.value = next),
    })}
    <div class=${styles.list}>
      ${part(List<Dispute>, {
        name: `disputes/${state.value}`,
        from: pages,
        items,
        row: (dispute) => part(DisputeRow, { key: dispute.id, dispute }),
        empty: part(Empty, { face: '🤝', title: t.none[state.value], line: t.noneLine }),
      })}
    </div>
  </main>`
}

function DisputeRow({ dispute }: { dispute: Dispute }) {
  const t = words('disputes').disputes
  const { id, customer, amount, reason, outcome, createdAt, resolvedAt, resolvedBy } = dispute
  const second =
    outcome && resolvedAt
      ? t.ended[outcome](resolvedBy?.name ?? null, moment(resolvedAt))
      : dotted(moment(createdAt), reason)
  return part(Row, {
    to: `/disputes/${id}`,
    thumb: part(Avatar, customer),
    title: customer.name,
    second,
    figure: money(amount),
  })
}
