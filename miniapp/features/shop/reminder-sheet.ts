// The text of a reminder, with words that fill themselves, and the message as it arrives.
import { useState } from 'preact/hooks'
import type { Settings } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import { html, part } from '../../ui/html.ts'
import { useSetting } from './edit-setting.ts'
import { reminder } from './places.ts'
import { Arrived } from './reminder-message.ts'
import { ReminderText, wrongText } from './reminder-text.ts'
import { SettingSheet } from './setting-sheet.ts'
import styles from './shop.module.css'
import type { SheetOf } from './text-sheets.ts'

export function ReminderSheet({ held, close }: SheetOf) {
  const t = words('shop').shop
  const edit = useSetting(reminder('text'), { held, close })
  const [wrong, setWrong] = useState<string | null>(null)
  const usual = t.usual(Boolean(held.pixKey))
  const text = edit.value ?? usual
  const type = (next: string) => {
    setWrong(null)
    edit.set(next === usual ? null : next)
  }
  const save = () => {
    const why = wrongText(text)
    setWrong(why)
    if (why === null) edit.form.save()
  }
  return part(SettingSheet<Settings['reminders']['text']>, {
    title: t.textTitle,
    icon: 'message',
    edit,
    save,
    close,
    shown: (now) => now.reminders.text ?? t.ownText,
    children: html`
      ${part(ReminderText, { text, type, wrong })}
      <section>
        <h3 class=${styles.over}>${t.arrives(t.someone)}</h3>
        ${part(Arrived, { text, shop: held.shopName })}
      </section>
      ${edit.value !== null && html`<button type="button" class="link" onClick=${() => type(usual)}>${t.backToUsual}</button>`}
    `,
  })
}
