// A reminder's text as it is typed, its words tinted, and as it arrives: filled with an example, its buttons below.
import { useId, useLayoutEffect } from 'preact/hooks'
import { addDays } from '#lib/days.ts'
import { TEMPLATE_MAX } from '#lib/limits.ts'
import { partsOfReminder, type ReminderValue } from '#lib/reminder.ts'
import { today } from '../../client/clock.ts'
import { day, money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import fieldsStyles from '../../ui/fields.module.css'
import { html } from '../../ui/html.ts'
import styles from './shop.module.css'

interface MessageProps {
  readonly text: string
  readonly type: (text: string) => void
  readonly wrong: string | null
  readonly box: { readonly current: HTMLTextAreaElement | null }
}

export function Message({ text, type, wrong, box }: MessageProps) {
  const t = words('shop').shop
  const id = useId()
  // As high as what is in it: the page scrolls, never the field.
  useLayoutEffect(() => {
    const area = box.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight}px`
  }, [text])
  return html`<div class=${fieldsStyles.fieldBox}>
    <label class=${wrong ? `${fieldsStyles.field} ${fieldsStyles.wrong}` : fieldsStyles.field}>
      <span class=${fieldsStyles.label}>${t.message}</span>
      <span class=${styles.message}>
        <span class=${styles.copy} aria-hidden="true">${partsOfReminder(text).map((one) =>
          one.is === 'text'
            ? one.text
            : html`<mark class=${one.value ? '' : styles.unknown}>{${one.typed}}</mark>`,
        )}</span>
        <textarea
          ref=${box}
          rows="4"
          maxlength=${TEMPLATE_MAX}
          value=${text}
          aria-invalid=${Boolean(wrong)}
          aria-describedby=${wrong ? id : undefined}
          onInput=${(event: Event) => type((event.currentTarget as HTMLTextAreaElement).value)}
        />
      </span>
    </label>
    ${wrong && html`<p class=${fieldsStyles.error} id=${id} role="alert">${wrong}</p>`}
  </div>`
}

/** Minor units that the example owes, and of it what is late; days since it began. */
const OWED = 18_740
const LATE = 12_300
const SINCE = 20
const AT = '9:00'

export function Arrived({ text, shop }: { text: string; shop: string }) {
  const t = words('shop').shop
  const filled: Readonly<Record<ReminderValue, string>> = {
    name: t.someone,
    amount: money(OWED),
    overdue: money(LATE),
    since: day(addDays(today(), -SINCE)),
    shop,
  }
  const isMoney = (value: ReminderValue) => value === 'amount' || value === 'overdue'
  return html`
    <p class=${styles.bubble}>${partsOfReminder(text).map((one) =>
      one.is === 'text'
        ? one.text
        : one.value
          ? isMoney(one.value)
            ? html`<b>${filled[one.value]}</b>`
            : filled[one.value]
          : `{${one.typed}}`,
    )}<small class="muted">${AT}</small></p>
    <p class=${styles.keys}><span>${t.payByPix(money(OWED))}</span><span>${t.paidAlready}</span></p>
  `
}
