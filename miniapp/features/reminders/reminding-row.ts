// Somebody who would be reminded: the whole row is the tick. And who is left out, with the reason, or with the text to take along.
import { today } from '../../client/clock.ts'
import { daysLate } from '../../client/debt-age.ts'
import { dotted, money } from '../../client/format.ts'
import { moment } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import { copy } from '../../platform/clipboard.ts'
import { haptic } from '../../platform/telegram.ts'
import { Avatar } from '../../ui/avatar.ts'
import buttonStyles from '../../ui/button.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import rowStyles from '../../ui/row.module.css'
import { Row } from '../../ui/section.ts'
import { showToast } from '../../ui/toast.ts'
import usersStyles from '../users/users.module.css'
import type { Reminding } from './calls.ts'
import styles from './reminders.module.css'

/** What is asked for: what is late, or all where nothing is. */
export const askedOf = ({ overdue, due }: Reminding) => (overdue > 0 ? overdue : due)

/** `há 34 dias`, `vence em 5 dias` */
function sinceOf({ firstDueOn }: Reminding): string | null {
  const t = words('reminders').reminders
  if (firstDueOn === null) return null
  const late = daysLate(firstDueOn, today())
  return late > 0 ? t.ago(late) : t.dueIn(-late)
}

interface TickedProps {
  readonly item: Reminding
  readonly ticked: boolean
  readonly toggle: () => void
}

export function Ticked({ item, ticked, toggle }: TickedProps) {
  const t = words('reminders').reminders
  const { customer } = item
  return html`<li class=${classes(rowStyles.line, styles.pick)}><label class=${classes('still', rowStyles.row)}>
    <span class=${rowStyles.thumb}>${part(Avatar, customer)}</span>
    <span class=${rowStyles.words}><span class="cut block">${customer.name}</span><span class="second muted cut block">${dotted(sinceOf(item), t.times(item.times))}</span></span>
    <span class=${classes(rowStyles.end, 'figure strong')}>${money(askedOf(item))}</span>
    <input type="checkbox" class=${usersStyles.box} checked=${ticked} onChange=${toggle} />
    <span class=${usersStyles.tick} aria-hidden="true">${part(Icon, { name: 'check', size: 16 })}</span>
  </label></li>`
}

/** The bot does not reach them: the shop can say it by other means. */
export function Unreached({ item }: { item: Reminding }) {
  const t = words('reminders').reminders
  const { customer, text } = item
  const press = async () => {
    const done = await copy(text)
    haptic(done ? 'success' : 'error')
    showToast(done ? { text: t.copied, icon: 'check' } : { text: t.notCopied })
  }
  return part(Row, {
    thumb: part(Avatar, customer),
    title: customer.name,
    second: dotted(money(askedOf(item)), sinceOf(item)),
    children: html`<button class=${classes(buttonStyles.button, styles.copy)} aria-label=${t.copyOf(customer.name)} onClick=${() => void press()}>${t.copy}</button>`,
  })
}

export function LeftOut({ item }: { item: Reminding }) {
  const t = words('reminders').reminders
  const { customer, skipped, last } = item
  const why =
    skipped === 'today' ? t.today(last ? moment(last) : '') : skipped === 'promised' ? t.promised : t.even
  return part(Row, {
    to: `/customers/${customer.id}`,
    thumb: part(Avatar, customer),
    title: customer.name,
    second: why,
    figure: skipped === 'even' ? null : money(askedOf(item)),
  })
}
