// What Receber asks, half filled in, and what follows from it.
import { signal } from '@preact/signals'
import type { Account, Method } from '../../client/api-types.ts'
import { today } from '../../client/clock.ts'
import { ageOf, OPENING, openOf, pays, sumOf } from '../../client/debt-age.ts'
import { useFormDraft } from '../../ui/form-draft.ts'
import type { Said } from '../shared-form/agree.ts'

/** The next payment is likely made the same way. */
const lastMethod = signal<Method>('cash')

export type PayForm = ReturnType<typeof usePayForm>

interface Form {
  /** Null: everything, however much that is by now; `all`: as somebody has said. */
  readonly amount: number | null
  readonly all: boolean
  /** Null: the oldest first. */
  readonly picked: readonly number[] | null
  /** Null: as the last one. */
  readonly method: Method | null
  readonly keepsCredit: boolean
  /** Cash handed over; null when it is exact. */
  readonly given: number | null
  /** The day that it was paid, where the chat has said so. */
  readonly on: string | null
}
const BLANK: Form = {
  amount: null,
  all: false,
  picked: null,
  method: null,
  keepsCredit: false,
  given: null,
  on: null,
}

/** What is asked, and what follows from it. Everything is what opens, and follows the debt; an amount typed by hand stays. */
export function usePayForm(name: string, account: Account) {
  const { due } = account
  const open = openOf(account)
  const { form, set, clear } = useFormDraft(name, BLANK)
  const { picked, keepsCredit } = form
  const chosen = picked ? open.filter(({ id }) => id !== OPENING && picked.includes(id)) : open
  const owed = picked ? sumOf(chosen) : due
  const amount = form.amount ?? owed
  const method = form.method ?? lastMethod.peek()
  const over = Math.max(0, amount - owed)
  const toOthers = Math.min(over, due - owed)
  return {
    account,
    open,
    clear,
    amount,
    setAmount: (next: number) => set({ amount: next, all: false, given: null }),
    setAll: () => set({ amount: null, all: true, given: null }),
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
    on: form.on,
    /** As the chat may fill it too: what somebody has said. Null for what it has no place for. */
    said:
      picked || keepsCredit
        ? null
        : { amount: form.amount ?? (form.all ? owed : undefined), method: form.method ?? undefined },
    take: ({ amount: sum, method: by, on }: Said) =>
      set({
        amount: typeof sum === 'number' ? sum : null,
        all: false,
        method: (by as Method | undefined) ?? null,
        on: typeof on === 'string' ? on : null,
        given: null,
      }),
    paid: pays(open, keepsCredit ? amount : amount - over, picked ?? []),
  }
}
