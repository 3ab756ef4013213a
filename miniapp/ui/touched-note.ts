// What somebody else put into a field in place of what, and the way back.

import { minute } from '../client/clock.ts'
import { moment } from '../client/when.ts'
import { words } from '../client/words.ts'
import { calledBy } from './avatar.ts'
import { html } from './html.ts'
import styles from './record.module.css'
import type { RecordProps, Shown } from './record-shown.ts'

interface NoteProps<Values extends object> extends Pick<RecordProps<Values>, 'form'> {
  readonly show: Shown<Values>
}

const MINUTE_MS = 60_000
/** Of a longer value its beginning says which it is. */
const SAID_MAX = 40

const short = (text: string) => (text.length > SAID_MAX ? `${text.slice(0, SAID_MAX).trim()}…` : text)

export function TouchedNote<Values extends object>({ form, show }: NoteProps<Values>) {
  const t = words('shared').record
  const { field, said } = show
  const met = form.met[field]
  if (!met) return null
  const before = short(said({ ...form.values, [field]: met.was }))
  const was = before || t.nothing
  const is = short(said(form.values)) || t.nothing
  const text = t.put(met.by ? calledBy(met.by) : t.somebody, is, was)
  return html`<div class=${styles.note} data-note>
    <span><span role="status">${text}</span>${met.at && `, ${ago(met.at)}`}</span>
    <button type="button" class="link strong" onClick=${() => form.revert(field)}>${before ? t.putBack(before) : t.leaveEmpty}</button>
  </div>`
}

/** `agora` within the minute. */
const ago = (at: string) =>
  minute.value && Date.now() - Date.parse(at) < MINUTE_MS ? words('shared').record.now : moment(at)
