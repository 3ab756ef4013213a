// Mensagens: all that many were told, the newest first; a new one; and one of them.

import { dotted } from '../../client/format.ts'
import { go, place } from '../../client/router.ts'
import { moment } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { List } from '../../ui/list.ts'
import { MainButton } from '../../ui/main-button.ts'
import { NeedsNetwork, needsNetwork } from '../../ui/needs-network.ts'
import pageStyles from '../../ui/page.module.css'
import rowStyles from '../../ui/row.module.css'
import { Row } from '../../ui/section.ts'
import { Empty } from '../../ui/states.ts'
import { TINTS } from '../../ui/tints.ts'
import type { Broadcasts } from './calls.ts'
import { Compose } from './compose.ts'
import { broadcasts } from './held.ts'
import { One } from './one.ts'

export function Screen() {
  const t = words('broadcasts').broadcasts
  const { path, params } = place.value
  const id = Number(params['id'])
  const isNew = path.endsWith('/new')
  return html`<main class=${classes(pageStyles.page, pageStyles.withAct)}>
    <h1 class="hidden" tabindex="-1">${isNew ? t.new : t.title}</h1>
    ${isNew ? part(Compose) : id > 0 ? part(One, { key: id, id }) : part(All)}
  </main>`
}

function All() {
  const t = words('broadcasts').broadcasts
  const held = broadcasts.use()
  return html`${part(List<Broadcasts['items'][number]>, {
    name: 'broadcasts',
    items: held?.items,
    from: broadcasts,
    row: (one) => part(OneRow, { key: one.id, one }),
    empty: part(Empty, { face: '📣', title: t.none, line: t.noneLine }),
  })}
  ${part(NeedsNetwork, { held: broadcasts })}
  ${part(MainButton, needsNetwork({ text: t.new, press: () => go('/broadcasts/new') }))}`
}

function OneRow({ one }: { one: Broadcasts['items'][number] }) {
  const t = words('broadcasts').broadcasts
  const { id, state, text, poll, mediaUrl, sent, audience, createdAt, voters } = one
  const tone = state === 'sending' ? 'accent' : state === 'done' ? 'good' : 'warn'
  return part(Row, {
    to: `/broadcasts/${id}`,
    thumb: html`<span class=${classes(rowStyles.tinted, TINTS[tone])} data-round>${part(Icon, { name: 'message' })}</span>`,
    title: text || poll?.question || (mediaUrl ? t.photoOnly : ''),
    second: dotted(t.states[state], moment(createdAt), poll && voters > 0 ? t.answered(voters) : null),
    figure: t.arrived(sent, audience),
  })
}
