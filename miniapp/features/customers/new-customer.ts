// A new customer: name, phone, note, and from an owner the limit; who is on the list already is shown while the name is typed.
import { useState } from 'preact/hooks'
import type { Customer, CustomerInput } from '../../client/api-types.ts'
import { go } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { useAnswers } from '../../ui/answers.ts'
import { Avatar } from '../../ui/avatar.ts'
import { useFormDraft } from '../../ui/form-draft.ts'
import { html, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Refused } from '../../ui/refused.ts'
import { Row, Section } from '../../ui/section.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { sayStored } from '../../ui/undo.ts'
import { createCustomer, findCustomers } from './calls.ts'
import { LimitFields } from './limit-fields.ts'
import { PersonFields, type PersonForm } from './person-fields.ts'

interface Form extends PersonForm {
  /** Minor units; null: no limit. */
  readonly limit: number | null
}
const FIELDS = ['name', 'phone', 'note', 'creditLimit']
const NEAR_MAX = 3

interface NewCustomerProps {
  /** As it was looked for. */
  readonly name: string
  readonly close: () => void
}

export function NewCustomer({ name: sought, close }: NewCustomerProps) {
  const t = words('debts').customers
  const { needsName, giveUp } = words('debts').person
  const { form, set, dirty, clear } = useFormDraft<Form>('customer/new', {
    name: sought,
    phone: '',
    note: '',
    limit: null,
  })
  const [touched, setTouched] = useState(false)
  const owns = person.value?.role === 'owner'
  const intent = useIntent({
    name: 'customer/new',
    send: createCustomer,
    close,
    staysForEarlier: true,
    done: ({ data, undoId }, _, came) => {
      if (came !== 'earlier') clear()
      sayStored({
        text: [t.created(data.name), t.came[came]].filter(Boolean).join(' '),
        undoId,
        undone: t.undone,
        of: { operation: 'customers.remove', id: data.id },
      })
    },
  })
  const { refusal } = intent
  const existing = refusal?.code === 'duplicate' ? (refusal.body?.existing ?? null) : null
  const name = form.name.trim()
  const near = useAnswers(name || null, findCustomers).items.slice(0, NEAR_MAX)
  const wrongName = touched && !name ? needsName : existing ? t.taken(existing.name) : intent.wrong('name')
  const send = () => {
    setTouched(true)
    if (name) void intent.submit(inputOf(form, owns))
  }
  const change = (next: Partial<Form>) => {
    if (existing) intent.clear()
    set(next)
  }
  return part(Sheet, {
    title: t.addTitle,
    close,
    children: part(SheetForm, {
      act: { ...needsNetwork({ text: t.create, press: send }), busy: intent.busy },
      children: html`
        ${part(PersonFields, {
          form,
          set: change,
          wrong: (field) => (field === 'name' ? wrongName : intent.wrong(field)),
        })}
        ${near.length > 0 && part(Near, { near })}
        ${owns && part(LimitFields, { limit: form.limit, set: (limit) => change({ limit }), before: 0, wrong: intent.wrong('creditLimit') })}
        ${!existing && part(Refused, { error: refusal, at: FIELDS })}
        ${dirty && html`<button type="button" class="link" onClick=${clear}>${giveUp}</button>`}
      `,
    }),
  })
}

/** Staff leave the limit to an owner: to say nothing of it is theirs, to set it is not. */
function inputOf({ name, phone, note, limit }: Form, owns: boolean): CustomerInput {
  return {
    name: name.trim(),
    phone: phone.trim() || null,
    note: note.trim() || null,
    ...(owns && limit !== null ? { creditLimit: limit } : {}),
  }
}

function Near({ near }: { near: readonly Customer[] }) {
  const t = words('debts').customers
  const [only, ...others] = near
  return part(Section, {
    title: only && !others.length ? t.isIt(only.name) : t.isOneOf,
    children: near.map(({ id, name }) =>
      part(Row, {
        key: id,
        press: () => go(`/customers/${id}`),
        thumb: part(Avatar, { id, name }),
        title: name,
      }),
    ),
  })
}
