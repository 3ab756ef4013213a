// What Receber asks, half filled in, and what follows from it.
import { signal } from '@preact/signals'
import type { Account, Method } from '../../client/api-types.ts'
import { today } from '../../client/clock.ts'
import { ageOf, pays, sumOf } from '../../client/debt-age.ts'
import { useFormDraft } from '../../ui/form-draft.ts'

/** The next payment is likely made the same way. */
const lastMethod = signal<Method>('cash')

export type PayForm = ReturnType<typeof usePayForm>

interface Form {
  /** Null: everything, however much that is by now. */
  readonly amount: number | null
  /** Null: the oldest first. */
  readonly picked: readonly number[] | null
  /** Null: as the last one. */
  readonly method: Method | null
  readonly keepsCredit: boolean
  /** Cash handed over; null when it is exact. */
  readonly given: number | null
}
const BLANK: Form = { amount: null, picked: null, method: null, keepsCredit: false, given: null }

/** What is asked, and what follows from it. Everything is what opens, and follows the debt; an amount typed by hand stays. */
export function usePayForm(customerId: number, { due, sales }: Account) {
  const { form, set, clear } = useFormDraft(`pay/${customerId}`, BLANK)
  const { picked, keepsCredit } = form
  const chosen = picked ? sales.filter(({ id }) => picked.includes(id)) : sales
  const owed = picked ? sumOf(chosen) : due
  const amount = form.amount ?? owed
  const method = form.method ?? lastMethod.peek()
  const over = Math.max(0, amount - owed)
  const toOthers = Math.min(over, due - owed)
  return {
    sales,
    clear,
    amount,
    setAmount: (next: number) => set({ amount: next, given: null }),
    setAll: () => set({ amount: null, given: null }),
    /** By hand: what was not typed follows. */
    setPicked: (ids: readonly number[] | null) =>
      set({ picked: ids, ...(form.amount === null ? { given: null } : {}) }),
    /** Where nothing of it is open any more, the server says why. */
    picked: picked && (chosen.length ? chosen.map(({ id }) => id) : picked),
    method,
    setMethod: (next: Method) => {
      lastMethod.value = next
      set({ method: next, given: null })
    },
    given: form.given,
    give: (given: number | null) => set({ given }),
    /** Cash to hand back; negative when too little was handed over. */
    change: method === 'cash' && form.given !== null ? form.given - amount : 0,
    owed,
    /** What is owed beside those picked. */
    others: due - owed,
    overdue: ageOf(chosen, today()).overdue,
    over,
    /** Of what is over, before any of it is credit. */
    toOthers,
    keepsCredit,
    keepCredit: (on: boolean) => set({ keepsCredit: on }),
    paid: pays(sales, keepsCredit ? amount : amount - over, picked ?? []),
  }
}
