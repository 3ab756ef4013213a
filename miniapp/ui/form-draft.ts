// What is half filled in survives Back and closing the app, by person and form; Telegram asks before it closes meanwhile.
import { useEffect, useState } from 'preact/hooks'
import { person } from '../session.ts'
import { readDevice, writeDevice } from '../store/device.ts'
import { guardClosing } from '../telegram-more.ts'

const open = new Map<string, object>()

export interface FormDraft<Form> {
  readonly form: Form
  readonly set: (part: Partial<Form>) => void
  readonly dirty: boolean
  /** It was stored, or given up. */
  readonly clear: () => void
}

/** `name` is the form's and its record's, such as `receive/7`; `blank` is how it opens. */
export function useFormDraft<Form extends object>(name: string, blank: Form): FormDraft<Form> {
  const owner = person.value?.id ?? 0
  const key = `form/${name}`
  const [form, setForm] = useState(() => (open.get(`${owner}/${key}`) as Form | undefined) ?? blank)
  const dirty = form !== blank && JSON.stringify(form) !== JSON.stringify(blank)
  useEffect(() => {
    if (open.has(`${owner}/${key}`)) return
    void readDevice<Form>(owner, key).then((kept) => {
      if (kept && !open.has(`${owner}/${key}`)) setForm({ ...blank, ...kept })
      return kept
    })
  }, [key])
  useEffect(() => {
    guardClosing(dirty)
    return () => guardClosing(false)
  }, [dirty])
  const keep = (next: Form | null) => {
    if (next) open.set(`${owner}/${key}`, next)
    else open.delete(`${owner}/${key}`)
    void writeDevice(owner, key, next)
  }
  return {
    form,
    dirty,
    set: (part) =>
      setForm((now) => {
        const next = { ...now, ...part }
        keep(next)
        return next
      }),
    clear: () => {
      keep(null)
      setForm(blank)
    },
  }
}
