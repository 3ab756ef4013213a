// Changing a customer from what the form was opened with; what somebody else changed meanwhile is shown, and the person chooses.
import { useState } from 'preact/hooks'
import type { Customer } from '../../api-types.ts'
import { type CustomerEdit, editCustomer } from '../../calls/debts.ts'
import { allDebtors, customerOf } from '../../store/debts.ts'
import { Banner } from '../../ui/banner.ts'
import { html } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { sayStored } from '../../ui/undo.ts'
import { words } from '../../words.ts'

export type Fields = Omit<CustomerEdit, 'version'>

interface EditOptions {
  /** Which form it is. */
  readonly form: 'person' | 'limit' | 'back'
  readonly customer: Customer
  readonly close: () => void
  readonly saved: (customer: Customer) => string
  /** Of what was typed; once it is stored, or nothing of it differs. */
  readonly clear?: () => void
}

export function useEdit({ form, customer, close, saved, clear }: EditOptions) {
  const { id } = customer
  const [base, setBase] = useState(customer)
  const [theirs, setTheirs] = useState<Customer | null>(null)
  const refresh = () => void Promise.all([customerOf(id).refresh(), allDebtors.refresh()])
  const intent = useIntent({
    name: `${form}/${id}`,
    close,
    send: (edit: CustomerEdit, key) => editCustomer(id, edit, key),
    done: ({ data, undoId }) => {
      clear?.()
      customerOf(id).put(() => data)
      sayStored({ text: saved(data), undoId, undone: words('debts').person.undone, after: refresh })
      refresh()
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
      clear?.()
      return close()
    }
    void intent.submit({ version: over.version, ...(Object.fromEntries(changed) as Fields) })
  }
  return {
    intent,
    theirs,
    save,
    /** Mine over what is there now. */
    saveOver: (fields: Fields) => {
      if (!theirs) return
      setBase(theirs)
      setTheirs(null)
      save(fields, theirs)
    },
    /** What is there now is right. */
    takeTheirs: () => {
      if (theirs) setBase(theirs)
      setTheirs(null)
      intent.clear()
    },
  }
}

interface EditRefusalProps {
  readonly edit: ReturnType<typeof useEdit>
  readonly fields: Fields
  /** Gives up what was typed: the form shows what is there now. */
  readonly reset: () => void
  /** What is there now, as people say it. */
  readonly shown: (customer: Customer) => string
}

export function EditRefusal({ edit, fields, reset, shown }: EditRefusalProps) {
  const t = words('debts').person
  const { didNotGo, didNotGoLine } = words('frame').miniapp
  const { theirs, intent } = edit
  const { refusal } = intent
  if (theirs) {
    const take = () => {
      reset()
      edit.takeTheirs()
    }
    return html`<${Banner} title=${t.conflict} line=${t.nowIs(shown(theirs))}>
      <div class="actions">
        <button class="button small" onClick=${take}>${t.keepTheirs}</button>
        <button class="button small" onClick=${() => edit.saveOver(fields)}>${t.putMine}</button>
      </div>
    <//>`
  }
  if (!refusal) return null
  if (refusal.isOpen) return html`<${Banner} title=${didNotGo} line=${didNotGoLine} />`
  if (refusal.code === 'forbidden') return html`<${Banner} title=${t.ownerOnly} tone="danger" />`
  if (refusal.code === 'duplicate')
    return html`<${Banner} title=${t.taken(refusal.body?.existing?.name ?? '')} tone="danger" />`
  const lines = refusal.body?.errors?.map(({ message }) => message).join(' ')
  return html`<${Banner} title=${refusal.body?.detail ?? didNotGo} line=${lines} tone="danger" />`
}
