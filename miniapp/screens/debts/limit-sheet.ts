// How much a customer may owe; owners alone.
import type { Customer } from '../../api-types.ts'
import { money } from '../../format.ts'
import { AmountField, Switch } from '../../ui/fields.ts'
import { useFormDraft } from '../../ui/form-draft.ts'
import { html } from '../../ui/html.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { words } from '../../words.ts'
import { EditRefusal, useEdit } from './edit.ts'

interface Form {
  /** Minor units; null: none. Absent: as it is. */
  readonly limit?: number | null
}
const BLANK: Form = {}

export function LimitSheet({ customer, close }: { customer: Customer; close: () => void }) {
  const t = words('debts').person
  const { form, set, clear, dirty } = useFormDraft<Form>(`limit/${customer.id}`, BLANK)
  const { limit = customer.creditLimit } = form
  const setLimit = (next: number | null) => set({ limit: next })
  const shown = ({ creditLimit }: Customer) => (creditLimit === null ? t.noLimit : money(creditLimit))
  const saved = (now: Customer) =>
    now.creditLimit === null ? t.noLimit : t.limitSaved(money(now.creditLimit))
  const edit = useEdit({ form: 'limit', customer, close, saved, clear })
  const fields = { creditLimit: limit }
  const unlimited = (on: boolean) => setLimit(on ? null : (customer.creditLimit ?? 0))
  return html`<${Sheet} title=${t.limitOf(customer.name)} close=${close}>
    <${SheetForm} act=${{ ...needsNetwork({ text: t.save, press: () => edit.save(fields) }), busy: edit.intent.busy }}>
      ${limit !== null && html`<${AmountField} label=${t.limitField} value=${limit} set=${setLimit} whole />`}
      ${limit === 0 && html`<p class="second muted">${t.noCreditLine}</p>`}
      <section class="card"><${Switch} label=${t.noLimit} second=${t.noLimitLine} on=${limit === null} set=${unlimited} /></section>
      <${EditRefusal} edit=${edit} fields=${fields} shown=${shown} reset=${clear} />
      ${dirty && html`<button type="button" class="link" onClick=${clear}>${t.giveUp}</button>`}
    <//>
  <//>`
}
