// How much a customer may owe; owners alone.
import { useState } from 'preact/hooks'
import type { Customer } from '../../api-types.ts'
import { money } from '../../format.ts'
import { Act } from '../../ui/act.ts'
import { AmountField, Switch } from '../../ui/fields.ts'
import { html } from '../../ui/html.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Sheet } from '../../ui/sheet.ts'
import { words } from '../../words.ts'
import { EditRefusal, useEdit } from './edit.ts'

export function LimitSheet({ customer, close }: { customer: Customer; close: () => void }) {
  const t = words('debts').person
  const [limit, setLimit] = useState(customer.creditLimit)
  const shown = ({ creditLimit }: Customer) => (creditLimit === null ? t.noLimit : money(creditLimit))
  const saved = (now: Customer) =>
    now.creditLimit === null ? t.noLimit : t.limitSaved(money(now.creditLimit))
  const edit = useEdit({ form: 'limit', customer, close, saved })
  const fields = { creditLimit: limit }
  const unlimited = (on: boolean) => setLimit(on ? null : (customer.creditLimit ?? 0))
  return html`<${Sheet} title=${t.limitOf(customer.name)} close=${close}>
    <div class="stack on-page">
      ${limit !== null && html`<${AmountField} label=${t.limitField} value=${limit} set=${setLimit} whole />`}
      ${limit === 0 && html`<p class="second muted">${t.noCreditLine}</p>`}
      <${Switch} label=${t.noLimit} second=${t.noLimitLine} on=${limit === null} set=${unlimited} />
      <${EditRefusal} edit=${edit} fields=${fields} shown=${shown} reset=${(now: Customer) => setLimit(now.creditLimit)} />
      <${Act} ...${needsNetwork({ text: t.save, press: () => edit.save(fields) })} busy=${edit.intent.busy} inFlow />
    </div>
  <//>`
}
