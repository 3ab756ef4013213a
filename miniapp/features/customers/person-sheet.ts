// A customer's name, phone and note, and who sees the account in their own Telegram.
import { useState } from 'preact/hooks'
import type { Customer } from '../../client/api-types.ts'
import { dotted } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { html, part } from '../../ui/html.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { EditRefusal, useEdit } from './edit-customer.ts'
import { PersonFields } from './person-fields.ts'
import { PersonLink } from './person-link.ts'
import { phoneText } from './phone.ts'
import { RemoveCustomer } from './remove-customer.ts'

export function PersonSheet({ customer, close }: { customer: Customer; close: () => void }) {
  const t = words('debts').person
  const edit = useEdit<Form>({ form: 'person', customer, close, saved: () => t.saved })
  const { intent, base, set, dirty, clear } = edit
  const form = { ...formOf(base), ...edit.typed }
  const [wrong, setWrong] = useState<string | null>(null)
  const fields = {
    name: form.name.trim(),
    phone: form.phone === formOf(base).phone ? base.phone : form.phone.trim() || null,
    note: form.note.trim() || null,
    userId: form.userId,
  }
  const shown = ({ name, phone, note }: Customer) => dotted(name, phone, note)
  const save = () => {
    setWrong(fields.name ? null : t.needsName)
    if (fields.name) edit.save(fields)
  }
  return part(Sheet, {
    title: t.title,
    close,
    children: part(SheetForm, {
      act: { ...needsNetwork({ text: t.save, press: save }), busy: intent.busy },
      children: html`
        ${part(PersonFields, {
          form,
          set,
          wrong: (field) => (field === 'name' ? wrong : null) ?? intent.wrong(field),
        })}
        ${part(PersonLink, { stored: base.userId, userId: form.userId, pick: (userId) => set({ userId }) })}
        ${part(EditRefusal, { edit, fields, shown })}
        ${dirty && html`<button type="button" class="link" onClick=${clear}>${t.giveUp}</button>`}
        ${!customer.archived && part(RemoveCustomer, { customer, close })}
      `,
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
