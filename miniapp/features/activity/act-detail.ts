// What exactly was done: from what to what, or why not; on what, when, from where; and taking it back while that is possible.

import { clientOf } from '#lib/clients.ts'
import { dayAt, today } from '../../client/clock.ts'
import { day, dotted, money } from '../../client/format.ts'
import { go } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { copy } from '../../platform/clipboard.ts'
import { confirm } from '../../platform/popups.ts'
import { Banner } from '../../ui/banner.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { MainButton } from '../../ui/main-button.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { minutesSaid, useTimeLeft } from '../../ui/time-left.ts'
import { showToast } from '../../ui/toast.ts'
import { takeBack } from '../../ui/undo.ts'
import salesStyles from '../sales/sales.module.css'
import { pageOf, Thing } from './act-thing.ts'
import styles from './activity.module.css'
import { filter } from './filter.ts'
import { activitiesOf, oneActivity } from './held.ts'
import { codeOf, fieldName, isForgotten, risen, toTheSecond, valueSaid, whose, whyNot } from './said.ts'
import type { Activity } from './types.ts'

interface DetailProps {
  readonly act: Activity
  /** Beside its list its buttons stand in the page. */
  readonly isBeside: boolean
}

export function ActDetail({ act, isBeside }: DetailProps) {
  const t = words('settings').activity
  return html`
    ${act.refused && part(Refusal, { act })}
    ${act.changes && part(Changes, { changes: act.changes, entity: act.entity })}
    ${act.details?.['limits'] !== undefined && part(Banner, { title: t.passed, role: 'status' })}
    ${part(Thing, { act })}
    ${part(Facts, { act })}
    ${act.undoneBy && html`<p class="second muted">${t.undoneBy(act.undoneBy.name)}</p>`}
    <div class=${styles.acts}>
      ${act.undoUntil && part(TakeBack, { act, until: act.undoUntil, isBeside })}
      ${part(See, { act, isBeside })}
    </div>
  `
}

function Refusal({ act }: { act: Activity }) {
  const t = words('settings').activity
  const exceeds = act.details?.['exceedsBy']
  const why = typeof exceeds === 'number' ? t.exceeded(money(exceeds)) : whyNot(act)
  const title = (why ?? '').replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase())
  return part(Banner, { title, line: t.nothingStored, tone: 'danger', role: 'status' })
}

interface ChangesProps {
  readonly changes: NonNullable<Activity['changes']>
  readonly entity: Activity['entity']
}

/** One value large; several in lines. */
function Changes({ changes, entity }: ChangesProps) {
  const t = words('settings').activity
  const all = Object.entries(changes)
  const [only] = all
  if (only && all.length === 1 && !isForgotten(...only[1])) {
    const [field, [before, now]] = only
    return html`<div class=${classes(cardStyles.card, styles.changed)}>
      <p class=${styles.values}><s>${valueSaid(field, before)}</s> ${part(Icon, { name: 'arrowRight', size: 22 })} <b>${valueSaid(field, now)}</b></p>
      <p class="second muted">${dotted(whose(field, entity), fieldName(field), risen(before, now))}</p>
    </div>`
  }
  return html`<dl class=${classes(cardStyles.card, salesStyles.facts)}>
    ${all.map(
      ([field, [before, now]]) =>
        html`<div key=${field}><dt class="muted">${dotted(whose(field, entity), fieldName(field))}</dt><dd>${isForgotten(before, now) ? t.forgotten : html`<s class="muted">${valueSaid(field, before)}</s> → <b class="strong">${valueSaid(field, now)}</b>`}</dd></div>`,
    )}
  </dl>`
}

function Facts({ act }: { act: Activity }) {
  const t = words('settings').activity
  const { at, source, client, address, requestId } = act
  const on = dayAt(at)
  const when = `${on === today() ? words('sale').sale.today.toLocaleLowerCase() : day(on)}, ${toTheSecond(at)}`
  const copyIt = async () => {
    if (requestId && (await copy(requestId))) showToast({ text: t.copied, icon: 'check' })
  }
  const door = [t.doors[source], client && clientOf(client).name].filter(Boolean).join(', ')
  return html`<dl class=${classes(cardStyles.card, salesStyles.facts)}>
    <div><dt class="muted">${t.when}</dt><dd>${when}</dd></div>
    <div><dt class="muted">${t.door}</dt><dd>${door}</dd></div>
    ${address && html`<div><dt class="muted">${t.address}</dt><dd>${address}</dd></div>`}
    ${
      requestId &&
      html`<div><dt class="muted">${t.request}</dt><dd><button class=${styles.code} aria-label=${t.copyRequest(codeOf(requestId))} onClick=${() => void copyIt()}>${codeOf(requestId)}</button></dd></div>`
    }
  </dl>`
}

function TakeBack({ act, until, isBeside }: DetailProps & { until: string }) {
  const t = words('settings').activity
  const left = useTimeLeft(Date.parse(until))
  if (left <= 0) return null
  const press = async () => {
    const { yes, no } = words('frame').miniapp
    if (!(await confirm(t.undoAsk, yes, no))) return
    // Whatever it was may be held anywhere.
    await takeBack(act.id, { of: { operation: 'commands.execute' } })
    await Promise.all([oneActivity(act.id).refresh(), activitiesOf(filter.peek()).refresh()])
  }
  const button = needsNetwork({
    text: t.undoFor(minutesSaid(left)),
    press: () => void press(),
    enabled: true,
  })
  return part(MainButton, { ...button, kind: 'secondary', inFlow: true, inPage: isBeside })
}

function See({ act, isBeside }: DetailProps) {
  const page = pageOf(act)
  if (!page) return null
  const [is, to] = page
  const text = words('settings').activity.see[is]
  return part(MainButton, { text, press: () => go(to), inFlow: true, inPage: isBeside })
}
