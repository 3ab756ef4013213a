// Name, phone and note, as a new customer and a known one are written down.
import { NAME_MAX, NOTE_MAX } from '#lib/limits.ts'
import { words } from '../../client/words.ts'
import { TextField } from '../../ui/fields.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { typedPhone } from './phone.ts'

export interface PersonForm {
  readonly name: string
  readonly phone: string
  readonly note: string
}

interface PersonFieldsProps {
  readonly form: PersonForm
  readonly set: (part: Partial<PersonForm>) => void
  /** What is wrong with a field, if anything is. */
  readonly wrong: (field: keyof PersonForm) => string | null
  /** What each field stands in. */
  readonly of?: (field: keyof PersonForm, children: Inside) => Inside
}

const alone = (_: keyof PersonForm, field: Inside) => field

export function PersonFields({ form, set, wrong, of = alone }: PersonFieldsProps) {
  const t = words('debts').person
  return html`
    ${of(
      'name',
      part(TextField, {
        label: t.name,
        value: form.name,
        set: (name) => set({ name }),
        maxLength: NAME_MAX,
        wrong: wrong('name'),
      }),
    )}
    ${of(
      'phone',
      part(TextField, {
        label: t.phone,
        mode: 'tel',
        value: form.phone,
        set: (phone) => set({ phone: typedPhone(phone, form.phone) }),
        maxLength: NAME_MAX,
        wrong: wrong('phone'),
      }),
    )}
    ${of(
      'note',
      part(TextField, {
        label: t.note,
        value: form.note,
        set: (note) => set({ note }),
        maxLength: NOTE_MAX,
        wrong: wrong('note'),
      }),
    )}
  `
}
