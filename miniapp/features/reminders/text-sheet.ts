// Another text, this once: as the shop's is written, with words that fill themselves.
import { useState } from 'preact/hooks'
import { words } from '../../client/words.ts'
import { html, part } from '../../ui/html.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { ReminderText, wrongText } from '../shop/reminder-text.ts'

interface TextSheetProps {
  readonly text: string
  readonly use: (text: string) => void
  /** Goes back to the shop's own; left out: it is that. */
  readonly reset?: (() => void) | undefined
  readonly close: () => void
}

export function TextSheet({ text, use, reset, close }: TextSheetProps) {
  const t = words('reminders').reminders
  const [typed, setTyped] = useState(text)
  const [wrong, setWrong] = useState<string | null>(null)
  const press = () => {
    const why = wrongText(typed)
    setWrong(why)
    if (why === null) use(typed)
  }
  return part(Sheet, {
    title: t.textTitle,
    close,
    children: part(SheetForm, {
      act: { text: t.useText, press },
      children: html`
        ${part(ReminderText, { text: typed, type: (next) => (setWrong(null), setTyped(next)), wrong })}
        <p class="second muted">${t.onceOnly}</p>
        ${reset && html`<button type="button" class="link" onClick=${reset}>${words('shop').shop.backToUsual}</button>`}
      `,
    }),
  })
}
