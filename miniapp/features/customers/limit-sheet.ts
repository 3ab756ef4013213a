// How much a customer may owe; owners alone.
import type { Customer } from '../../client/api-types.ts'
import { money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { html, part } from '../../ui/html.ts'
import { actOf, RecordBody, Touched } from '../../ui/record-parts.ts'
import type { Shown } from '../../ui/record-shown.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { EditRefusal, useEdit } from './edit-customer.ts'
import { LimitFields } from './limit-fields.ts'

interface Form {
  /** Minor units; null: none. */
  readonly creditLimit: number | null
}
const READING = {
  fields: ['creditLimit'],
  read: ({ creditLimit }: Customer, typed: Partial<Form>): Form => ({ creditLimit, ...typed }),
} as const

export function LimitSheet({ customer, close }: { customer: Customer; close: () => void }) {
  const t = words('debts').person
  const saved = (now: Customer) =>
    now.creditLimit === null ? t.noLimit : t.limitSaved(money(now.creditLimit))
  const edit = useEdit<Form>({
    form: 'limit',
    customer,
    close,
    saved,
    reading: READING,
    sent: (form) => form,
  })
  const { base, set, dirty, clear, values } = edit
  const show: Shown<Form> = {
    field: 'creditLimit',
    label: () => t.limitField,
    said: ({ creditLimit }) => (creditLimit === null ? t.noLimit : money(creditLimit)),
  }
  return part(Sheet, {
    title: t.limitOf(customer.name),
    close,
    children: part(SheetForm, {
      act: actOf(edit, { text: t.save, press: () => edit.save() }),
      children: part(RecordBody<Form>, {
        form: edit,
        shows: [show],
        discard: () => (clear(), close()),
        children: html`
          ${part(Touched<Form>, {
            form: edit,
            show,
            as: 'block',
            children: part(LimitFields, {
              limit: values.creditLimit,
              set: (creditLimit) => set({ creditLimit }),
              before: base?.creditLimit ?? 0,
            }),
          })}
          ${part(EditRefusal, { refusal: edit.refusal })}
          ${dirty && html`<button type="button" class="link" onClick=${clear}>${t.giveUp}</button>`}
        `,
      }),
    }),
  })
}
