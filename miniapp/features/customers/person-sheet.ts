// A customer's name, phone and note, and who sees the account in their own Telegram.
import { useState } from 'preact/hooks'
import type { Customer } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { actOf, RecordBody, Touched } from '../../ui/record-parts.ts'
import type { Shown } from '../../ui/record-shown.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { EditRefusal, useEdit } from './edit-customer.ts'
import { PersonFields } from './person-fields.ts'
import { PersonLink } from './person-link.ts'
import { phoneText } from './phone.ts'
import { RemoveCustomer } from './remove-customer.ts'

export function PersonSheet({ customer, close }: { customer: Customer; close: () => void }) {
  const t = words('debts').person
  const edit = useEdit<Form>({
    form: 'person',
    customer,
    close,
    saved: () => t.saved,
    reading: READING,
    sent,
  })
  const { intent, base, set, dirty, clear, values: form } = edit
  const [wrong, setWrong] = useState<string | null>(null)
  const save = () => {
    setWrong(form.name.trim() ? null : t.needsName)
    if (form.name.trim()) edit.save()
  }
  const show = shownOf()
  const of = (field: keyof Form, children: Inside) =>
    part(Touched<Form>, {
      form: edit,
      show: show[field],
      as: field === 'userId' ? 'block' : 'field',
      children,
    })
  return part(Sheet, {
    title: t.title,
    close,
    children: part(SheetForm, {
      act: actOf(edit, { text: t.save, press: save }),
      children: part(RecordBody<Form>, {
        form: edit,
        shows: Object.values(show),
        discard: () => (clear(), close()),
        children: html`
          ${part(PersonFields, {
            form,
            set,
            wrong: (field) => (field === 'name' ? wrong : null) ?? intent.wrong(field),
            of,
          })}
          ${of('userId', part(PersonLink, { stored: base?.userId ?? null, userId: form.userId, pick: (userId) => set({ userId }) }))}
          ${part(EditRefusal, { refusal: edit.refusal })}
          ${dirty && html`<button type="button" class="link" onClick=${clear}>${t.giveUp}</button>`}
          ${!customer.archived && part(RemoveCustomer, { customer, close })}
        `,
      }),
    }),
  })
}

type Form = ReturnType<typeof formOf>

const formOf = ({ name, phone, note, userId }: Customer) => ({
  name,
  phone: phoneText(phone ?? ''),
  note: note ?? '',
  userId,
})

const READING = {
  fields: ['name', 'phone', 'note', 'userId'],
  read: (customer: Customer, typed: Partial<Form>): Form => ({ ...formOf(customer), ...typed }),
} as const

const sent = ({ name, phone, note, userId }: Form, base: Customer) => ({
  name: name.trim(),
  phone: phone === formOf(base).phone ? base.phone : phone.trim() || null,
  note: note.trim() || null,
  userId,
})

function shownOf(): Readonly<Record<keyof Form, Shown<Form>>> {
  const t = words('debts').person
  return {
    name: { field: 'name', label: () => t.name, said: ({ name }) => name },
    phone: { field: 'phone', label: () => t.phone, said: ({ phone }) => phone },
    note: { field: 'note', label: () => t.note, said: ({ note }) => note },
    userId: {
      field: 'userId',
      label: () => t.link,
      said: ({ userId }) => (userId === null ? t.nobody : t.linkedSomebody),
    },
  }
}
