// Taking a customer off the list: without history they are gone, with it archived; not while money is open.
import type { Customer } from '../../client/api-types.ts'
import { toTab } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { confirm } from '../../platform/popups.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { Refused } from '../../ui/refused.ts'
import rowStyles from '../../ui/row.module.css'
import { sayStored } from '../../ui/undo.ts'
import { removeCustomer } from './calls.ts'

export function RemoveCustomer({ customer, close }: { customer: Customer; close: () => void }) {
  const t = words('debts').person
  const { id, name } = customer
  const intent = useIntent({
    name: `remove/${id}`,
    close: () => {
      close()
      toTab('/debts')
    },
    send: (removed: number, key) => removeCustomer(removed, key),
    done: ({ undoId }) =>
      sayStored({
        text: t.removed(name),
        undoId,
        undone: t.undone,
        of: { operation: 'customers.remove', id },
      }),
  })
  const ask = async () => {
    const { yes, no } = words('frame').miniapp
    if (await confirm(t.removeAsk(name), yes, no)) void intent.submit(id)
  }
  return html`${part(Refused, { error: intent.refusal })}
    <button class=${classes('still danger', rowStyles.row)} disabled=${intent.busy} onClick=${() => void ask()}>${t.remove}</button>`
}
