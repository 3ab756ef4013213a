// What the line leaves open, the first thing first: by chips where there are choices, else by an amount.
import { useState } from 'preact/hooks'
import type { CommandAnswer } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import choiceStyles from '../../ui/choice.module.css'
import { classes } from '../../ui/classes.ts'
import { AmountField, TextField } from '../../ui/fields.ts'
import { html, part } from '../../ui/html.ts'
import styles from './command.module.css'

type Open = Extract<CommandAnswer, { status: 'needs_input' }>

interface QuestionProps {
  readonly open: Open
  readonly choose: (key: string, value: string | number) => void
}

/** Those whose answer is money, in minor units. */
const MONEY = new Set(['amount', 'unitCost', 'price'])

export function OpenQuestion({ open, choose }: QuestionProps) {
  const t = words('command').command
  const [key = ''] = open.missing
  const options = open.choices[key] ?? []
  const asked = open.message.question ?? ''
  if (!options.length) return part(Value, { key, name: key, asked, choose })
  return html`<section class=${classes(cardStyles.card, styles.asks)} aria-label=${t.choose(asked)}>
    <p class="strong" role="status">${asked}</p>
    <div class=${styles.answers}>
      ${options.map(
        ({ id, name, emoji }) =>
          html`<button key=${id} class=${classes(choiceStyles.chip, styles.chip)} onClick=${() => choose(key, id)}>${emoji ? `${emoji} ` : ''}${name}</button>`,
      )}
    </div>
  </section>`
}

interface ValueProps {
  readonly name: string
  readonly asked: string
  readonly choose: QuestionProps['choose']
}

function Value({ name, asked, choose }: ValueProps) {
  const t = words('command').command
  const [amount, setAmount] = useState(0)
  const [text, setText] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const isMoney = MONEY.has(name.split('.').at(-1) ?? '')
  const keep = (event: Event) => {
    event.preventDefault()
    if (name === 'amount' && amount === 0) setWrong(t.aboveZero)
    else if (isMoney) choose(name, amount)
    else if (text.trim()) choose(name, text.trim())
  }
  return html`<form class=${classes(cardStyles.card, styles.asks, cardStyles.stack)} onSubmit=${keep}>
    <p class="strong" role="status">${asked}</p>
    ${
      isMoney
        ? part(AmountField, { label: t.amount, value: amount, set: setAmount, wrong })
        : part(TextField, { label: t.answer, value: text, set: setText })
    }
    <button class=${buttonStyles.button} type="submit">${t.keep}</button>
  </form>`
}
