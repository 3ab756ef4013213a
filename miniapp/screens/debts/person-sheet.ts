// A customer's name, phone and note, and who sees the account in their own Telegram.
import { useState } from 'preact/hooks'
import { NAME_MAX, NOTE_MAX } from '#lib/limits.ts'
import type { Customer } from '../../api-types.ts'
import { phoneText, typedPhone } from '../../phone.ts'
import { TextField } from '../../ui/fields.ts'
import { useFormDraft } from '../../ui/form-draft.ts'
import { html } from '../../ui/html.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { words } from '../../words.ts'
import { EditRefusal, useEdit } from './edit.ts'
import { PersonLink } from './person-link.ts'
import { RemoveCustomer } from './remove-customer.ts'

export function PersonSheet({ customer, close }: { customer: Customer; close: () => void }) {
  const t = words('debts').person
  const { form: changed, set, clear, dirty } = useFormDraft<Partial<Form>>(`person/${customer.id}`, BLANK)
  const form = { ...formOf(customer), ...changed }
  const [wrong, setWrong] = useState<string | null>(null)
  const edit = useEdit({ form: 'person', customer, close, clear, saved: () => t.saved })
  const fields = {
    name: form.name.trim(),
    phone: form.phone === formOf(customer).phone ? customer.phone : form.phone.trim() || null,
    note: form.note.trim() || null,
    userId: form.userId,
  }
  const shown = ({ name, phone, note }: Customer) => [name, phone, note].filter(Boolean).join(' · ')
  const save = () => {
    setWrong(fields.name ? null : t.needsName)
    if (fields.name) edit.save(fields)
  }
  const { intent } = edit
  return html`<${Sheet} title=${t.title} close=${close}>
    <${SheetForm} act=${{ ...needsNetwork({ text: t.save, press: save }), busy: intent.busy }}>
      <${TextField} label=${t.name} value=${form.name} set=${(name: string) => set({ name })} maxLength=${NAME_MAX} wrong=${wrong ?? intent.wrong('name')} />
      <${TextField} label=${t.phone} mode="tel" value=${form.phone} set=${(phone: string) => set({ phone: typedPhone(phone, form.phone) })} maxLength=${NAME_MAX} wrong=${intent.wrong('phone')} />
      <${TextField} label=${t.note} value=${form.note} set=${(note: string) => set({ note })} maxLength=${NOTE_MAX} wrong=${intent.wrong('note')} />
      <${PersonLink} userId=${form.userId} pick=${(userId: number | null) => set({ userId })} />
      <${EditRefusal} edit=${edit} fields=${fields} shown=${shown} reset=${clear} />
      ${dirty && html`<button type="button" class="link" onClick=${clear}>${t.giveUp}</button>`}
      ${!customer.archived && html`<${RemoveCustomer} customer=${customer} close=${close} />`}
    <//>
  <//>`
}

type Form = ReturnType<typeof formOf>
/** Only what was changed is kept: the rest follows the customer. */
const BLANK: Partial<Form> = {}

const formOf = ({ name, phone, note, userId }: Customer) => ({
  name,
  phone: phoneText(phone ?? ''),
  note: note ?? '',
  userId,
})
