// How much a customer may owe; owners alone.

import type { Customer } from '../../client/api-types.ts'
import { money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { AmountField, Switch } from '../../ui/fields.ts'
import { html, part } from '../../ui/html.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { EditRefusal, useEdit } from './edit-customer.ts'

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
  const unlimited = (on: boolean) => setLimit(on ? null : (base.creditLimit ?? 0))
  return part(Sheet, {
    title: t.limitOf(customer.name),
    close,
    children: part(SheetForm, {
      act: { ...needsNetwork({ text: t.save, press: () => edit.save(fields) }), busy: edit.intent.busy },
      children: html`
        ${
          limit !== null &&
          part(AmountField, { label: t.limitField, value: limit, set: setLimit, whole: true })
        }
        ${limit === 0 && html`<p class="second muted">${t.noCreditLine}</p>`}
        <section class=${cardStyles.card}>
          ${part(Switch, { label: t.noLimit, second: t.noLimitLine, on: limit === null, set: unlimited })}
        </section>
        ${part(EditRefusal, { edit, fields, shown })}
        ${dirty && html`<button type="button" class="link" onClick=${clear}>${t.giveUp}</button>`}
      `,
    }),
  })
}
