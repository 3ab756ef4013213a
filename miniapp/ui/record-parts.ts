// A record's form as it is drawn: who is here above it, what others changed marked at its field, and instead of it what is to be settled first.
import { words } from '../client/words.ts'
import { calledBy } from './avatar.ts'
import { classes } from './classes.ts'
import { html, type Inside, part } from './html.ts'
import { lazy } from './lazy.ts'
import type { MainButtonProps } from './main-button.ts'
import { needsNetwork } from './needs-network.ts'
import styles from './record.module.css'
import type { AnyRecordForm } from './record-form.ts'
import { isTouched, type RecordProps, type Shown, savedBy } from './record-shown.ts'

export const PeopleHere = lazy(async () => (await import('./people-here.ts')).PeopleHere)
const Settle = lazy(async () => (await import('./settle.ts')).Settle)
const Archived = lazy(async () => (await import('./settle.ts')).Archived)
const TouchedNote = lazy(async () => (await import('./touched-note.ts')).TouchedNote)

interface BodyProps<Values extends object> extends RecordProps<Values> {
  /** The person's own changes are given up. */
  readonly discard: () => void
  readonly children: Inside
}

export function RecordBody<Values extends object>({ form, shows, discard, children }: BodyProps<Values>) {
  const settles = form.settling && !form.isArchived
  const isHere = form.here.length > 0 || settles
  return html`
    ${isHere && part(PeopleHere, settles ? { people: form.here, savedBy: savedBy(form) } : { people: form.here })}
    ${
      form.isArchived
        ? part(Archived, { form, shows, discard } as never)
        : settles
          ? part(Settle, { form, shows } as never)
          : children
    }
  `
}

type Act = Pick<MainButtonProps, 'text' | 'press' | 'enabled'>

/** The form's act, or what is to be done before it. */
export function actOf<Values extends object>(
  form: AnyRecordForm<Values>,
  act: Act,
): Pick<MainButtonProps, 'text' | 'press' | 'enabled' | 'busy'> {
  const t = words('shared').record
  if (form.isArchived)
    return { ...needsNetwork({ text: t.bringBack, press: form.bringBack }), busy: form.bringing }
  if (form.settling && form.open > 0)
    return { text: t.toChoose(form.open), press: () => undefined, enabled: false }
  return { ...needsNetwork(act), busy: form.intent.busy }
}

interface TouchedProps<Values extends object> {
  readonly form: AnyRecordForm<Values>
  readonly show: Shown<Values>
  /** A field is tinted as its box; else a row of a card, or whatever stands for itself. */
  readonly as?: 'field' | 'row' | 'block'
  readonly children: Inside
}

const LOOKS = { field: classes(styles.of, styles.box), row: styles.ofRow, block: styles.of }

/** A field that somebody else has changed meanwhile is tinted, with whose it is and the way back. */
export function Touched<Values extends object>({ form, show, as = 'field', children }: TouchedProps<Values>) {
  const met = form.met[show.field]
  const theirs = isTouched(met)
  const whose = theirs && as !== 'block' && met?.by ? calledBy(met.by) : ''
  return html`
    ${children && html`<div class=${classes(LOOKS[as], theirs && styles.touched)} style=${{ '--letters': String(whose.length) }}>${children}${whose && html`<span class=${styles.whose} aria-hidden="true">${whose}</span>`}</div>`}
    ${theirs && met?.at !== null && part(TouchedNote, { form, show } as never)}`
}
