// Changing a customer from what they were when the first thing was typed; what somebody else changed meanwhile is shown, and the person chooses.
import { useState } from 'preact/hooks'
import type { Customer } from '../../client/api-types.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import bannerStyles from '../../ui/banner.module.css'
import { Banner } from '../../ui/banner.ts'
import buttonStyles from '../../ui/button.module.css'
import { classes } from '../../ui/classes.ts'
import { useFormDraft } from '../../ui/form-draft.ts'
import { html, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { Refused } from '../../ui/refused.ts'
import { sayStored } from '../../ui/undo.ts'
import { customerOf } from '../debts/accounts.ts'
import { type CustomerEdit, editCustomer } from './calls.ts'

type Fields = Omit<CustomerEdit, 'version'>

interface EditOptions {
  /** Which form it is. */
  readonly form: 'person' | 'limit' | 'back'
  readonly customer: Customer
  readonly close: () => void
  readonly saved: (customer: Customer) => string
}

interface Draft<Form> {
  /** The customer as they were when the first thing was typed; null: nothing is. */
  readonly base: Customer | null
  /** Only what was changed: the rest is the customer's. */
  readonly typed: Partial<Form>
}
const BLANK = { base: null, typed: {} }

export function useEdit<Form extends object>({ form, customer, close, saved }: EditOptions) {
  const { id } = customer
  const draft = useFormDraft<Draft<Form>>(`${form}/${id}`, BLANK)
  const { typed } = draft.form
  const base = draft.form.base ?? customer
  const [theirs, setTheirs] = useState<Customer | null>(null)
  const intent = useIntent({
    name: `${form}/${id}`,
    close,
    send: (edit: CustomerEdit, key) => editCustomer(id, edit, key),
    done: ({ data, undoId }, _, came) => {
      // What was typed since what went in earlier is typed over that.
      if (came === 'earlier') draft.set({ base: data })
      else draft.clear()
      customerOf(id).put(() => data)
      // Whom staff have linked, an owner unlinks.
      const back = person.value?.role === 'owner' || data.userId === base.userId ? undoId : null
      const of = { operation: 'customers.edit', id } as const
      sayStored({ text: saved(data), undoId: back, undone: words('debts').person.undone, of })
    },
    refused: (error) => {
      if (error.code !== 'version_conflict') return
      const current = error.body?.current as Customer
      customerOf(id).put(() => current)
      setTheirs(current)
    },
  })
  const save = (fields: Fields, over: Customer = base) => {
    const changed = Object.entries(fields).filter(([name, value]) => base[name as keyof Fields] !== value)
    if (!changed.length) {
      draft.clear()
      return close()
    }
    void intent.submit({ version: over.version, ...(Object.fromEntries(changed) as Fields) })
  }
  return {
    intent,
    theirs,
    save,
    base,
    typed,
    dirty: draft.dirty,
    set: (part: Partial<Form>) => draft.set({ base, typed: { ...typed, ...part } }),
    clear: draft.clear,
    /** Mine over what is there now. */
    saveOver: (fields: Fields) => {
      if (!theirs) return
      draft.set({ base: theirs })
      setTheirs(null)
      save(fields, theirs)
    },
    /** What is there now is right: what was typed is given up. */
    takeTheirs: () => {
      draft.clear()
      setTheirs(null)
      intent.clear()
    },
  }
}

interface EditRefusalProps {
  readonly edit: Pick<ReturnType<typeof useEdit>, 'intent' | 'theirs' | 'takeTheirs' | 'saveOver'>
  readonly fields: Fields
  /** What is there now, as people say it. */
  readonly shown: (customer: Customer) => string
}

export function EditRefusal({ edit, fields, shown }: EditRefusalProps) {
  const t = words('debts').person
  const { theirs, intent } = edit
  const { refusal } = intent
  if (theirs) {
    return part(Banner, {
      title: t.conflict,
      line: t.nowIs(shown(theirs)),
      children: html`<div class=${bannerStyles.actions}>
        <button class=${classes(buttonStyles.button, buttonStyles.small)} onClick=${edit.takeTheirs}>${t.keepTheirs}</button>
        <button class=${classes(buttonStyles.button, buttonStyles.small)} onClick=${() => edit.saveOver(fields)}>${t.putMine}</button>
      </div>`,
    })
  }
  if (refusal?.code === 'forbidden') return part(Banner, { title: t.ownerOnly, tone: 'danger' })
  if (refusal?.code === 'duplicate')
    return part(Banner, { title: t.taken(refusal.body?.existing?.name ?? ''), tone: 'danger' })
  return part(Refused, { error: refusal })
}
