// The text of a reminder as it is written: the field, the words that fill themselves, and what is wrong with it.
import { useRef } from 'preact/hooks'
import { TEMPLATE_MAX } from '#lib/limits.ts'
import { slipsBetween } from '#lib/near.ts'
import { type ReminderValue, unknownWord } from '#lib/reminder.ts'
import { words } from '../../client/words.ts'
import choiceStyles from '../../ui/choice.module.css'
import { html, part } from '../../ui/html.ts'
import { Message } from './reminder-message.ts'

const WORDS: readonly ReminderValue[] = ['name', 'amount', 'overdue', 'since', 'shop']

interface ReminderTextProps {
  readonly text: string
  readonly type: (text: string) => void
  readonly wrong: string | null
}

export function ReminderText({ text, type, wrong }: ReminderTextProps) {
  const t = words('shop').shop
  const box = useRef<HTMLTextAreaElement>(null)
  const put = (word: string) => {
    const { selectionStart: from = text.length, selectionEnd: to = from } = box.current ?? {}
    type(`${text.slice(0, from)}{${word}}${text.slice(to)}`.slice(0, TEMPLATE_MAX))
    box.current?.focus()
  }
  return html`
    ${part(Message, { text, type, wrong, box })}
    <div class=${choiceStyles.chipRow}>
      ${WORDS.map((word) => html`<button type="button" key=${word} class=${choiceStyles.chip} onClick=${() => put(t.words[word])}>${t.put(t.words[word])}</button>`)}
    </div>
  `
}

/** Why it cannot be said so; null: it can. */
export function wrongText(text: string): string | null {
  const t = words('shop').shop
  const unknown = unknownWord(text)
  if (unknown !== undefined) return t.unknown(unknown, nearTo(unknown))
  return text.trim() ? null : t.textTitle
}

/** The word that may have been meant; null: none is near. */
function nearTo(typed: string): string | null {
  const { words: names } = words('shop').shop
  return (
    WORDS.map((word) => names[word]).find((name) => slipsBetween(typed.toLowerCase(), name, 2) <= 2) ?? null
  )
}
