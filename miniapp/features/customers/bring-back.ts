// What can be done about an archived customer: back on the list as they were, and the account as text.
import type { Customer } from '../../client/api-types.ts'
import { offline } from '../../client/connectivity.ts'
import { words } from '../../client/words.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { Refused } from '../../ui/refused.ts'
import verbsStyles from '../../ui/verbs.module.css'
import { useEdit } from './edit-customer.ts'
import { shareStatement } from './share-statement.ts'

const stay = () => undefined

export function BringBack({ customer }: { customer: Customer }) {
  const t = words('debts').customer
  const { intent, save } = useEdit({
    form: 'back',
    customer,
    close: stay,
    saved: ({ name }) => t.isBack(name),
  })
  const press = () => save({ archived: false }, customer)
  return html`<div class=${verbsStyles.verbs}>
      <button disabled=${offline.value || intent.busy} onClick=${press}>${part(Icon, { name: 'back', size: 24 })}${t.bringBack}</button>
      <button onClick=${() => void shareStatement(customer)}>${part(Icon, { name: 'share', size: 24 })}${t.statement}</button>
    </div>
    ${part(Refused, { error: intent.refusal })}`
}
