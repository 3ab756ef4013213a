// What is half filled in survives Back and closing the app, by person and form; Telegram asks before it closes meanwhile.
import { type Signal, signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { person } from '../client/session.ts'
import { awaitDevice } from '../platform/await-device.ts'
import { writeDevice } from '../platform/device-storage.ts'
import { guardClosing } from '../platform/popups.ts'

/** Each as it was left; undefined: not looked for on the device yet. */
const drafts = new Map<string, Signal<object | null | undefined>>()

function draftOf(owner: number, key: string): Signal<object | null | undefined> {
  const place = `${owner}/${key}`
  const held = drafts.get(place) ?? signal(undefined)
  drafts.set(place, held)
  return held
}

interface FormDraft<Form> {
  readonly form: Form
  readonly set: (part: Partial<Form>) => void
  readonly dirty: boolean
  /** It was stored, or given up; what was changed since, after the form had been left, stays. */
  readonly clear: () => void
}

/** `name` is the form's and its record's, such as `receive/7`; `blank` is how it opens. */
export function useFormDraft<Form extends object>(name: string, blank: Form): FormDraft<Form> {
  const owner = person.value?.id ?? 0
  const key = `form/${name}`
  const held = draftOf(owner, key)
  const left = held.value
  const form = (left as Form | null | undefined) ?? blank
  const dirty = JSON.stringify(form) !== JSON.stringify(blank)
  useEffect(() => {
    if (held.peek() !== undefined) return
    void awaitDevice<Form>(owner, key).then((kept) => {
      if (held.peek() === undefined) held.value = kept && { ...blank, ...kept }
      return kept
    })
  }, [held])
  useEffect(() => {
    guardClosing(dirty)
    return () => guardClosing(false)
  }, [dirty])
  const keep = (next: Form | null) => {
    held.value = next
    void writeDevice(owner, key, next)
  }
  return {
    form,
    dirty,
    set: (part) => keep({ ...((held.peek() as Form | null | undefined) ?? blank), ...part }),
    clear: () => {
      if (held.peek() === left) keep(null)
    },
  }
}
