// What can be done about an archived customer: back on the list as they were, and the account as text.
import type { Customer } from '../../client/api-types.ts'
import { offline } from '../../client/connectivity.ts'
import { words } from '../../client/words.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { useIntent } from '../../ui/intent.ts'
import { Refused } from '../../ui/refused.ts'
import { sayStored } from '../../ui/undo.ts'
import verbsStyles from '../../ui/verbs.module.css'
import { customerOf } from '../debts/accounts.ts'
import { editCustomer } from './calls.ts'
import { shareStatement } from './share-statement.ts'

export function BringBack({ customer }: { customer: Customer }) {
  const t = words('debts').customer
  const { id } = customer
  const intent = useIntent({
    name: `back/${id}`,
    send: (version: number, key) => editCustomer(id, { version, archived: false }, key),
    done: ({ data, undoId }) => {
      customerOf(id).put(() => data)
      const of = { operation: 'customers.edit', id } as const
      sayStored({ text: t.isBack(data.name), undoId, undone: words('debts').person.undone, of })
    },
    refused: (error) => {
      if (error.code === 'version_conflict') customerOf(id).put(() => error.body?.current as Customer)
    },
  })
  const press = () => void intent.submit(customer.version)
  return html`<div class=${verbsStyles.verbs}>
      <button disabled=${offline.value || intent.busy} onClick=${press}>${part(Icon, { name: 'back', size: 24 })}${t.bringBack}</button>
      <button onClick=${() => void shareStatement(customer)}>${part(Icon, { name: 'share', size: 24 })}${t.statement}</button>
    </div>
    ${part(Refused, { error: intent.refusal })}`
}
