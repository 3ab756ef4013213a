// The text of a reminder, with words that fill themselves, and the message as it arrives.

import { useRef, useState } from 'preact/hooks'
import { TEMPLATE_MAX } from '#lib/limits.ts'
import { slipsBetween } from '#lib/near.ts'
import { type ReminderValue, unknownWord } from '#lib/reminder.ts'
import type { Settings } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import choiceStyles from '../../ui/choice.module.css'
import { html, part } from '../../ui/html.ts'
import { useSetting } from './edit-setting.ts'
import { reminder } from './places.ts'
import { Arrived, Message } from './reminder-message.ts'
import { SettingSheet } from './setting-sheet.ts'
import type { SheetOf } from './text-sheets.ts'

const WORDS: readonly ReminderValue[] = ['name', 'amount', 'overdue', 'since', 'shop']

export function ReminderSheet({ held, close }: SheetOf) {
  const t = words('shop').shop
  const edit = useSetting(reminder('text'), { held, close })
  const [wrong, setWrong] = useState<string | null>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  const usual = t.usual(Boolean(held.pixKey))
  const text = edit.value ?? usual
  const type = (next: string) => {
    setWrong(null)
    edit.set(next === usual ? null : next)
  }
  const put = (word: string) => {
    const { selectionStart: from = text.length, selectionEnd: to = from } = box.current ?? {}
    type(`${text.slice(0, from)}{${word}}${text.slice(to)}`.slice(0, TEMPLATE_MAX))
    box.current?.focus()
  }
  const save = () => {
    const unknown = unknownWord(text)
    setWrong(unknown === undefined ? (text.trim() ? null : t.textTitle) : t.unknown(unknown, nearTo(unknown)))
    if (unknown === undefined && text.trim()) edit.form.save()
  }
  return part(SettingSheet<Settings['reminders']['text']>, {
    title: t.textTitle,
    icon: 'message',
    edit,
    save,
    close,
    shown: (now) => now.reminders.text ?? t.ownText,
    children: html`
      ${part(Message, { text, type, wrong, box })}
      <div class=${choiceStyles.chipRow}>
        ${WORDS.map((word) => html`<button type="button" key=${word} class=${choiceStyles.chip} onClick=${() => put(t.words[word])}>${t.put(t.words[word])}</button>`)}
      </div>
      <section>
        <h3 class="second muted">${t.arrives(t.someone)}</h3>
        ${part(Arrived, { text, shop: held.shopName })}
      </section>
      ${edit.value !== null && html`<button type="button" class="link" onClick=${() => type(usual)}>${t.backToUsual}</button>`}
    `,
  })
}

/** The word that may have been meant; null: none is near. */
function nearTo(typed: string): string | null {
  const { words: names } = words('shop').shop
  return (
    WORDS.map((word) => names[word]).find((name) => slipsBetween(typed.toLowerCase(), name, 2) <= 2) ?? null
  )
}
