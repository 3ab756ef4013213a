// Taking a customer off the list: without history they are gone, with it archived; not while money is open.
import type { Customer } from '../../api-types.ts'
import { removeCustomer } from '../../calls/debts.ts'
import { toTab } from '../../router.ts'
import { allDebtors, customerOf } from '../../store/debts.ts'
import { recent } from '../../store/shop.ts'
import { confirm } from '../../telegram-more.ts'
import { html } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { Refused } from '../../ui/refused.ts'
import { sayStored } from '../../ui/undo.ts'
import { words } from '../../words.ts'

export function RemoveCustomer({ customer, close }: { customer: Customer; close: () => void }) {
  const t = words('debts').person
  const { id, name } = customer
  const after = () => void Promise.all([customerOf(id).refresh(), allDebtors.refresh(), recent.refresh()])
  const intent = useIntent({
    name: `remove/${id}`,
    close: () => {
      close()
      toTab('/debts')
    },
    send: (removed: number, key) => removeCustomer(removed, key),
    done: ({ undoId }) => {
      sayStored({ text: t.removed(name), undoId, undone: t.undone, after })
      after()
    },
  })
  const ask = async () => {
    const { yes, no } = words('frame').miniapp
    if (await confirm(t.removeAsk(name), yes, no)) void intent.submit(id)
  }
  return html`<${Refused} error=${intent.refusal} />
    <button class="row still danger" disabled=${intent.busy} onClick=${() => void ask()}>${t.remove}</button>`
}
