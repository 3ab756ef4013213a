// One record as a form: read, typed over, saved once, merged by value with what others save meanwhile; and who else has it open.
import { useRef, useState } from 'preact/hooks'
import type { Answer, ApiError } from '../client/api.ts'
import { choicesIn, type Held, isSame, marked, meet, openIn, pick, type } from '../client/merge.ts'
import { usePresence } from '../client/presence.ts'
import { useFormDraft } from './form-draft.ts'
import { type Came, type Intent, useIntent } from './intent.ts'
import { markIn, type Seen, useMeeting, useSettling, type Versioned } from './record-meeting.ts'

/** What goes out: of a known record with the version that it is typed over. */
type Sent<Change> = Change & { readonly version?: number }

interface Draft<Rec, Values, Change> {
  /** The record as it was seen last; null: nothing is typed, or it is a new one. */
  readonly base: Rec | null
  readonly typed: Partial<Values>
  readonly met: Held<Rec, Values>['met']
  /** What went out and is not answered yet, with what was typed then. */
  readonly sent: { readonly input: Sent<Change>; readonly typed: Partial<Values> } | null
}

interface RecordOptions<Rec extends Versioned, Values extends object, Change extends object>
  extends Seen<Rec, Values> {
  /** The form's and its record's: `product/7`. */
  readonly name: string
  /** By which it is stored once, where another door may store it too. */
  readonly key?: string | undefined
  /** What a new one begins with. */
  readonly begins?: Partial<Values>
  /** What of it differs from the record, as it is sent. */
  readonly changeOf: (values: Values, base: Rec | null) => Change
  readonly send: (input: Sent<Change>, key: string) => Promise<Answer<Rec>>
  /** Holds what the shop says of it. */
  readonly put: (record: Rec) => void
  /** Something is stored: the record, in which way it came, and what had gone out. */
  readonly stored: (answer: Answer<Rec>, came: Came, input: Change) => void
  /** The form is done, and shows still. */
  readonly close: () => void
}

/** Others save all the while: then the person presses again. */
const TRIES_MAX = 3

export function useRecordForm<Rec extends Versioned, Values extends object, Change extends object>(
  options: RecordOptions<Rec, Values, Change>,
) {
  const { entity, id, name, record, reading, changeOf, close, begins = {} } = options
  const draft = useFormDraft<Draft<Rec, Values, Change>>(name, {
    base: null,
    typed: begins,
    met: {},
    sent: null,
  })
  const { form } = draft
  // Nothing is typed: it is no draft, and what others changed is seen as long as it shows.
  const [seen, setSeen] = useState<Held<Rec | null, Values>>({ base: record, typed: {}, met: {} })
  const isNew = record === null
  const held: Held<Rec | null, Values> = isNew || form.base !== null ? form : seen
  const { base, met } = held
  const values = reading.read(base, held.typed)
  const dirty = isNew ? draft.dirty : form.base !== null
  const open = openIn(met, reading.fields)
  const choices = choicesIn(met, reading.fields)
  const hasTyped = useRef(false)
  const [settling, settle] = useSettling(choices.length, () => hasTyped.current)
  const tries = useRef(0)

  const keep = (next: Held<Rec | null, Values>, sent = form.sent) => {
    if (isNew) draft.set({ typed: next.typed })
    else if (Object.keys(next.typed).length || choicesIn(next.met, reading.fields).length)
      draft.set({ base: next.base, typed: next.typed, met: next.met, sent })
    else forget(next)
  }
  /** Nothing of one's own is left. */
  const forget = (next: Held<Rec | null, Values>) => {
    draft.clear()
    setSeen(next)
  }
  /** What is typed back to what it was is not typed. */
  const untyped = (next: Held<Rec | null, Values>) => {
    if (isNew) return next
    const isAsItWas = (field: keyof Values & string) => {
      const { [field]: mine, ...others } = next.typed
      return isSame(reading.read(next.base, others as Partial<Values>)[field], mine)
    }
    const typed = Object.entries(next.typed).filter(([field]) => !isAsItWas(field as keyof Values & string))
    return { ...next, typed: Object.fromEntries(typed) as Partial<Values> }
  }
  const submit = (next: Held<Rec | null, Values>, input: Sent<Change>) => {
    if (!isNew) draft.set({ ...next, sent: { input, typed: next.typed } })
    void intent.submit(input)
  }
  const inputOf = (next: Held<Rec | null, Values>, more: Partial<Change> = {}): Sent<Change> => {
    const change = { ...more, ...changeOf(reading.read(next.base, next.typed), next.base) }
    return next.base ? { version: next.base.version ?? 0, ...change } : change
  }

  const intent: Intent<Sent<Change>> = useIntent<Sent<Change>, Rec>({
    name,
    key: options.key,
    close,
    // What another door has done under the same key is done.
    staysForEarlier: options.key === undefined,
    send: options.send,
    done: (answer, input, came) => {
      tries.current = 0
      if (came !== 'earlier') forget({ base: isNew ? null : answer.data, typed: {}, met: {} })
      else if (!isNew) {
        // What was typed since is typed over that; what it sent itself nobody else has changed.
        const after = reading.read(answer.data, {})
        const mine = reading.fields
          .filter((field) => (options.called?.(field) ?? field) in input)
          .map((field) => [field, after[field]])
        const {
          base: now,
          typed,
          met: left,
        } = meet(held, answer.data, reading, Object.fromEntries(mine) as Partial<Values>)
        draft.set({ base: now, typed, met: left, sent: null })
      }
      options.put(answer.data)
      options.stored(answer, came, input)
    },
    refused: (error) => {
      if (error.code === 'version_conflict') meetRefused(error)
      else if (!error.isOpen && !error.isEarly && form.sent) draft.set({ sent: null })
    },
  })
  /** It was judged: nothing of what went out is stored. */
  const meetRefused = (error: ApiError) => {
    const current = error.body?.current as Rec
    options.put(current)
    const next = marked(meet(held, current, reading), markIn(error.body?.changed ?? {}, options.called))
    keep(next, null)
    if (openIn(next.met, reading.fields)) return settle()
    // What others changed besides is no reason to ask: this goes on top of it, once the try that was refused has ended.
    if (current.archived !== base?.archived || ++tries.current >= TRIES_MAX) return
    setTimeout(() => {
      intent.clear()
      saveNow(next, null)
    })
  }
  const saveNow = (next: Held<Rec | null, Values>, sent: typeof form.sent, more: Partial<Change> = {}) => {
    const input = inputOf(next, more)
    const { version: _, ...change } = input
    if (isNew || Object.keys(change).length) return submit(next, input)
    // Stored already, as it seems; its answer, which was lost, says so.
    if (sent) return void intent.submit(sent.input)
    draft.clear()
    close()
  }

  const back = useIntent<{ readonly version: number }, Rec>({
    name: `${name}/back`,
    send: ({ version }, key) => options.send({ version, archived: false } as unknown as Sent<Change>, key),
    done: ({ data }) => options.put(data),
    refused: (error) => {
      if (error.code === 'version_conflict') options.put(error.body?.current as Rec)
    },
  })
  useMeeting({ ...options, held, sent: form.sent?.typed, keep, take: setSeen, busy: intent.busy })
  const here = usePresence(entity, isNew ? 0 : id, dirty ? 'editing' : 'viewing')

  return {
    entity,
    id,
    name,
    record,
    here,
    intent,
    /** Why it did not go in; what others changed is no reason by itself. */
    refusal: intent.refusal?.code === 'version_conflict' && tries.current < TRIES_MAX ? null : intent.refusal,
    values,
    base,
    met,
    dirty,
    /** Of what both changed: in the order they stand; shown once nobody types. */
    choices,
    open,
    settling,
    /** It was archived while something was typed here. */
    isArchived: dirty && record?.archived === true,
    /** Brings it back as it was archived; what was typed stays typed. */
    bringBack: () => void back.submit({ version: record?.version ?? 0 }),
    bringing: back.busy,
    notBack: back.refusal,
    /** A value as it is stored, read in the terms of this form. */
    theirs: (field: keyof Values & string) => {
      const { [field]: _, ...others } = held.typed
      return reading.read(base, others as Partial<Values>)[field]
    },
    typedFields: reading.fields.filter((field) => field in held.typed),
    set: (part: Partial<Values>) => {
      hasTyped.current = true
      if (intent.refusal) intent.clear()
      keep(untyped(type(held, part)))
    },
    pick: (side: 'mine' | 'theirs', ...fields: (keyof Values & string)[]) =>
      keep(fields.reduce((all, field) => pick(all, field, side), held)),
    /** The way back from what another put there. */
    revert: (field: keyof Values & string) =>
      keep(type(held, { [field]: met[field]?.was } as unknown as Partial<Values>)),
    clear: () => {
      intent.clear()
      if (isNew) draft.clear()
      else forget({ base: record, typed: {}, met: {} })
    },
    /** `more`: what a new one has beside what was typed. */
    save: (more: Partial<Change> = {}) => {
      if (open) return settle()
      tries.current = 0
      saveNow(held, form.sent, more)
    },
  }
}

export type RecordForm<Rec extends Versioned, Values extends object, Change extends object> = ReturnType<
  typeof useRecordForm<Rec, Values, Change>
>
/** As far as drawing it goes, whatever record it is of. */
export interface AnyRecordForm<Values extends object>
  extends Omit<RecordForm<Versioned, Values, object>, 'intent' | 'save' | 'base'> {
  readonly intent: Pick<Intent<never>, 'busy' | 'refusal'>
}
