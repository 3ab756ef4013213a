// Changing a customer: what goes out, what came of it, and why it did not go in.
import type { ApiError } from '../../client/api.ts'
import type { Customer } from '../../client/api-types.ts'
import type { Reading } from '../../client/merge.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { Banner } from '../../ui/banner.ts'
import { part } from '../../ui/html.ts'
import { useRecordForm } from '../../ui/record-form.ts'
import { Refused } from '../../ui/refused.ts'
import { sayStored } from '../../ui/undo.ts'
import { customerOf } from '../debts/accounts.ts'
import { type CustomerEdit, editCustomer } from './calls.ts'

type Change = Omit<CustomerEdit, 'version'>

interface EditOptions<Form extends object> {
  /** Which form it is. */
  readonly form: 'person' | 'limit'
  readonly customer: Customer
  readonly close: () => void
  readonly saved: (customer: Customer) => string
  readonly reading: Reading<Customer, Form>
  /** As it is sent, all of it. */
  readonly sent: (form: Form, base: Customer) => Change
}

export function useEdit<Form extends object>(options: EditOptions<Form>) {
  const { form, customer, close, saved, reading, sent } = options
  const { id } = customer
  return useRecordForm<Customer, Form, Change>({
    entity: 'customer',
    id,
    name: `${form}/${id}`,
    record: customer,
    seenAt: customerOf(id).seenAt.value,
    reading: reading as Reading<Customer | null, Form>,
    changeOf: (values, base) => changed(sent(values, base ?? customer), base ?? customer),
    send: ({ version, ...change }, key) => editCustomer(id, { version: version ?? 0, ...change }, key),
    put: (now) => customerOf(id).put(() => now),
    stored: ({ data, undoId }, came, input) => {
      // Whom staff have linked, an owner unlinks.
      const back = person.value?.role === 'owner' || !('userId' in input) ? undoId : null
      const text = words('debts').pay.came[came]
      sayStored({
        text: [text, saved(data)].filter(Boolean).join(' '),
        undoId: back,
        undone: words('debts').person.undone,
        of: { operation: 'customers.edit', id },
      })
    },
    close,
  })
}

/** What of it is another value than the customer's. */
const changed = (all: Change, base: Customer): Change =>
  Object.fromEntries(Object.entries(all).filter(([name, value]) => base[name as keyof Change] !== value))

export function EditRefusal({ refusal }: { refusal: ApiError | null }) {
  const t = words('debts').person
  if (refusal?.code === 'forbidden') return part(Banner, { title: t.ownerOnly, tone: 'danger' })
  if (refusal?.code === 'duplicate')
    return part(Banner, { title: t.taken(refusal.body?.existing?.name ?? ''), tone: 'danger' })
  return part(Refused, { error: refusal })
}
