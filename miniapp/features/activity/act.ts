// One act: over its list on a phone, beside it where there is room.
import { back, place } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { Avatar, calledBy } from '../../ui/avatar.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Missing } from '../../ui/missing.ts'
import { useMasterDetail } from '../../ui/screen-frame.ts'
import { RowBones } from '../../ui/section.ts'
import sheetStyles from '../../ui/sheet.module.css'
import { Sheet } from '../../ui/sheet.ts'
import { Empty } from '../../ui/states.ts'
import { ActDetail } from './act-detail.ts'
import styles from './activity.module.css'
import { Screen as List } from './activity.ts'
import { filter } from './filter.ts'
import { activitiesOf, oneActivity } from './held.ts'
import { didWhat } from './said.ts'
import type { Activity } from './types.ts'

export function Screen() {
  const id = Number(place.value.params['id'])
  const isBeside = useMasterDetail() !== null
  return html`${!isBeside && part(List)}${part(Act, { key: id, id, isBeside })}`
}

function Act({ id, isBeside }: { id: number; isBeside: boolean }) {
  const held = oneActivity(id)
  const act = held.use() ?? listed(id)
  const detail = act ? part(ActDetail, { act, isBeside }) : part(NotHere, { id })
  const title = act ? `${calledBy(act.actor.name)} ${didWhat(act)}` : words('settings').activity.title
  if (isBeside)
    return html`<div class=${cardStyles.stack}>
      <div class=${styles.whose}>${act && part(Avatar, act.actor)}<h1 tabindex="-1">${title}</h1></div>
      ${detail}
    </div>`
  return part(Sheet, {
    title,
    close: back,
    thumb: act && part(Avatar, act.actor),
    children: html`<div class=${classes(cardStyles.stack, sheetStyles.onPage)}>${detail}</div>`,
  })
}

/** As the list has it: its page need not wait. */
const listed = (id: number): Activity | undefined =>
  activitiesOf(filter.peek())
    .value.peek()
    ?.items.find((one) => one.id === id)

function NotHere({ id }: { id: number }) {
  const t = words('settings').activity
  const held = oneActivity(id)
  if (held.error.value?.status === 404)
    return part(Empty, { face: '🗒️', title: t.missing, line: t.missingLine })
  return part(Missing, { held, children: part(RowBones, { count: 2, thumb: false }) })
}
