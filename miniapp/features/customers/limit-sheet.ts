// How much a customer may owe; owners alone.
import type { Customer } from '../../client/api-types.ts'
import { money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { html, part } from '../../ui/html.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { EditRefusal, useEdit } from './edit-customer.ts'
import { LimitFields } from './limit-fields.ts'

interface Form {
  /** Minor units; null: none. */
  readonly limit: number | null
}

export function LimitSheet({ customer, close }: { customer: Customer; close: () => void }) {
  const t = words('debts').person
  const shown = ({ creditLimit }: Customer) => (creditLimit === null ? t.noLimit : money(creditLimit))
  const saved = (now: Customer) =>
    now.creditLimit === null ? t.noLimit : t.limitSaved(money(now.creditLimit))
  const edit = useEdit<Form>({ form: 'limit', customer, close, saved })
  const { base, set, dirty, clear } = edit
  const { limit = base.creditLimit } = edit.typed
  const setLimit = (next: number | null) => set({ limit: next })
  const fields = { creditLimit: limit }
  return part(Sheet, {
    title: t.limitOf(customer.name),
    close,
    children: part(SheetForm, {
      act: { ...needsNetwork({ text: t.save, press: () => edit.save(fields) }), busy: edit.intent.busy },
      children: html`
        ${part(LimitFields, { limit, set: setLimit, before: base.creditLimit ?? 0 })}
        ${part(EditRefusal, { edit, fields, shown })}
        ${dirty && html`<button type="button" class="link" onClick=${clear}>${t.giveUp}</button>`}
      `,
    }),
  })
}
