// What was asked of owners, on a page of its own: who asked waits there and sees the answer, an owner decides.
import { place } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import boneStyles from '../../ui/bone.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Missing } from '../../ui/missing.ts'
import { SeenAt } from '../../ui/needs-network.ts'
import pageStyles from '../../ui/page.module.css'
import { Empty } from '../../ui/states.ts'
import { useNow } from './ago.ts'
import styles from './approvals.module.css'
import { AskerSide } from './asker.ts'
import { approvalOf } from './held.ts'
import { OwnerSide } from './owner.ts'
import { stateAt } from './standing.ts'

export function Screen() {
  const id = Number(place.value.params['id'])
  return html`<main class=${pageStyles.page}>${part(Page, { key: id, id })}</main>`
}

function Page({ id }: { id: number }): Inside {
  const t = words('approvals').approvals
  const held = approvalOf(id)
  const asked = held.use()
  const now = useNow(asked?.state === 'waiting')
  if (held.error.value?.status === 404)
    return part(Empty, { face: '🙋', title: t.missing, line: t.missingLine })
  if (!asked)
    return part(Missing, {
      held,
      children: html`<h1 class="hidden" tabindex="-1">${t.title}</h1><div class=${classes(cardStyles.card, styles.bone, boneStyles.bone)} />`,
    })
  const side = { asked, state: stateAt(asked, now), now }
  const isMine = asked.by.id === person.value?.id
  return html`${part(SeenAt, { held })}
    <div class=${cardStyles.stack}>${isMine ? part(AskerSide, side) : part(OwnerSide, side)}</div>`
}
