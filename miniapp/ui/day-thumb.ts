// Day over month, in place of a picture: for lines of a statement.
import { today } from '../client/clock.ts'
import { language } from '../client/words.ts'
import { classes } from './classes.ts'
import styles from './day-thumb.module.css'
import { html } from './html.ts'

/** `23` over `nov.`, the month with its year where that is another one. */
export function DayThumb({ on }: { on: string }) {
  const month = monthIn(language.value).format(new Date(`${on}T12:00:00Z`))
  const year = on.slice(0, 4) === today().slice(0, 4) ? null : on.slice(2, 4)
  return html`<span class=${classes('figure', styles.dayThumb)} data-words>
    <b>${Number(on.slice(8))}</b><small>${year ? `${month.replace('.', '')}/${year}` : month}</small>
  </span>`
}

const months = new Map<string, Intl.DateTimeFormat>()

function monthIn(speech: string): Intl.DateTimeFormat {
  const format = months.get(speech) ?? new Intl.DateTimeFormat(speech, { month: 'short', timeZone: 'UTC' })
  months.set(speech, format)
  return format
}
