// A poll as it is written: its question, two options or more, and whether several may be chosen.
import { POLL_OPTION_MAX, POLL_OPTIONS_MAX, POLL_OPTIONS_MIN, POLL_QUESTION_MAX } from '#lib/limits.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import fieldsStyles from '../../ui/fields.module.css'
import { Switch } from '../../ui/fields.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import rowStyles from '../../ui/row.module.css'
import styles from './broadcasts.module.css'
import { TextArea } from './text-area.ts'

const OPTIONS = { min: POLL_OPTIONS_MIN, max: POLL_OPTIONS_MAX } as const

export interface Asked {
  readonly question: string
  readonly options: readonly string[]
  readonly multiple: boolean
}

/** As it is sent; undefined where something is missing. */
export function pollOf({ question, options, multiple }: Asked) {
  const given = options.map((one) => one.trim()).filter(Boolean)
  const isFit = question.trim() && given.length >= OPTIONS.min && new Set(given).size === given.length
  return isFit ? { question: question.trim(), options: given, multiple } : undefined
}

interface PollFieldsProps {
  readonly asked: Asked
  readonly set: (asked: Asked) => void
  readonly touched: boolean
}

export function PollFields({ asked, set, touched }: PollFieldsProps) {
  const t = words('broadcasts').broadcasts
  const { question, options, multiple } = asked
  const noQuestion = touched && !question.trim()
  const few = touched && !noQuestion && !pollOf(asked)
  /** One more stands ready below what is written. */
  const withRoom = (all: readonly string[]) =>
    all.at(-1)?.trim() && all.length < OPTIONS.max ? [...all, ''] : all
  const write = (at: number, text: string) =>
    set({ ...asked, options: withRoom(options.map((one, n) => (n === at ? text : one))) })
  const remove = (at: number) => set({ ...asked, options: withRoom(options.filter((_, n) => n !== at)) })
  return html`
    ${part(TextArea, { label: t.question, plain: true, typed: question, set: (text) => set({ ...asked, question: text }), maxLength: POLL_QUESTION_MAX, wrong: noQuestion ? t.noQuestion : null })}
    <ul class=${classes(cardStyles.card, rowStyles.rows, styles.options)}>
      ${options.map(
        (option, at) => html`<li class=${rowStyles.line} key=${at}>
          <span class=${classes('figure', styles.n)} aria-hidden="true">${option ? at + 1 : '+'}</span>
          <input type="text" autocomplete="off" aria-label=${t.optionOf(at + 1)} placeholder=${t.option} maxlength=${POLL_OPTION_MAX} value=${option} onInput=${(event: Event) => write(at, (event.currentTarget as HTMLInputElement).value)} />
          ${option && options.length > OPTIONS.min && html`<button type="button" aria-label=${t.removeOption(option)} onClick=${() => remove(at)}>${part(Icon, { name: 'close' })}</button>`}
        </li>`,
      )}
    </ul>
    ${few && html`<p class=${fieldsStyles.error} role="alert">${t.fewOptions}</p>`}
    <div class=${cardStyles.card}>${part(Switch, { label: t.multiple, on: multiple, set: (on) => set({ ...asked, multiple: on }) })}</div>
  `
}
