// Receber: how much, by what, and what it pays, oldest first or picked by hand; stored once, by the button that says the amount.
import { today } from '../../today.ts'
import '../../styles/pay.css'
import { signal } from '@preact/signals'
import { useState } from 'preact/hooks'
import type { Account, Customer, Method, PaymentInput } from '../../api-types.ts'
import { createPayment } from '../../calls/debts.ts'
import { money, shop } from '../../format.ts'
import { refreshMoneyOf } from '../../store/debts.ts'
import { ageOf, pays, sumOf } from '../../store/owed.ts'
import { enqueuePayment } from '../../store/queue.ts'
import { haptic } from '../../telegram.ts'
import { Act } from '../../ui/act.ts'
import { Avatar } from '../../ui/avatar.ts'
import { html } from '../../ui/html.ts'
import { type Intent, useIntent } from '../../ui/intent.ts'
import { lazy } from '../../ui/lazy.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Sheet } from '../../ui/sheet.ts'
import { say } from '../../ui/toast.ts'
import { sayStored } from '../../ui/undo.ts'
import { words } from '../../words.ts'
import { Amount, Methods, Presets } from './pay-form.ts'
import { Pays } from './pays.ts'
import { Refusal } from './refusal.ts'

/** Drawn only when it is wanted. */
const PixCode = lazy(async () => (await import('./pix-code.ts')).PixCode)

/** The next payment is likely made the same way. */
const lastMethod = signal<Method>('cash')

interface PaySheetProps {
  readonly customer: Customer
  readonly account: Account
  readonly close: () => void
}

export function PaySheet({ customer, account, close }: PaySheetProps) {
  const t = words('debts').pay
  const form = useForm(account)
  const { amount, method, picked, over, keepsCredit } = form
  const [code, showCode] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const intent = usePayment(customer, close)
  const byCode = method === 'pix' && Boolean(shop.value?.pix)
  const press = () => {
    const missing = picked?.length === 0 ? t.needsPick : amount === 0 ? t.needsAmount : null
    setWrong(missing)
    if (missing) haptic('error')
    else if (byCode && !code) showCode(true)
    else void intent.submit(inputOf(customer.id, picked, amount, method, over > 0 && keepsCredit))
  }
  const title = t.title(customer.name)
  const thumb = html`<${Avatar} id=${customer.id} name=${customer.name} />`
  const text = !byCode ? t.take(money(amount)) : code ? t.arrived : t.showPix(money(amount))
  return html`<${Sheet} title=${title} thumb=${thumb} close=${close}>
    <div class="stack on-page">
      ${
        code && byCode
          ? html`<${PixCode} customer=${customer} amount=${amount} part=${partOf(form)} change=${() => showCode(false)} />`
          : html`<${Amount} form=${form} wrong=${wrong} />
              <${Presets} form=${form} />
              <${Methods} form=${form} />`
      }
      <${Refusal} intent=${intent} owes=${(owed: number) => (form.setAmount(owed), intent.clear(), showCode(false))} />
      ${!code && form.sales.length > 0 && html`<${Pays} form=${form} />`}
      <${Act} ...${byCode ? needsNetwork({ text, press }) : { text, press }} busy=${intent.busy} inFlow />
    </div>
  <//>`
}

export type PayForm = ReturnType<typeof useForm>

/** What is asked, and what follows from it. Everything is what opens: the amount changes by hand alone from then on. */
function useForm({ due, sales }: Account) {
  const [amount, setAmount] = useState(due)
  const [picked, setPicked] = useState<readonly number[] | null>(null)
  const [method, pick] = useState(lastMethod.peek())
  const [keepsCredit, keepCredit] = useState(false)
  const chosen = picked ? sales.filter(({ id }) => picked.includes(id)) : sales
  const owed = picked ? sumOf(chosen) : due
  return {
    sales,
    amount,
    setAmount,
    /** By hand: the amount follows. */
    setPicked: (ids: readonly number[] | null) => {
      setPicked(ids)
      setAmount(ids ? sumOf(sales.filter(({ id }) => ids.includes(id))) : due)
    },
    picked: picked && chosen.map(({ id }) => id),
    method,
    setMethod: (next: Method) => {
      lastMethod.value = next
      pick(next)
    },
    owed,
    overdue: ageOf(chosen, today()).overdue,
    over: Math.max(0, amount - owed),
    keepsCredit,
    keepCredit,
    paid: pays(chosen, amount),
  }
}

function partOf({ amount, owed, overdue, picked }: PayForm): 'all' | 'late' | null {
  if (picked) return null
  if (amount === owed) return 'all'
  return amount === overdue ? 'late' : null
}

const inputOf = (
  customerId: number,
  picked: readonly number[] | null,
  amount: number,
  method: Method,
  allowCredit: boolean,
): PaymentInput => ({
  ...(picked ? { saleIds: [...picked] } : { customerId }),
  amount,
  method,
  ...(allowCredit ? { allowCredit } : {}),
})

function usePayment({ id, name }: Customer, close: () => void): Intent<PaymentInput> {
  const refresh = () => void refreshMoneyOf(id)
  return useIntent({
    send: createPayment,
    done: ({ undoId }, { amount }) => {
      const { took, undone } = words('debts').pay
      const text = html`${took(money(amount))} · ${name}`
      sayStored({ text, undoId, undone, after: refresh })
      close()
      refresh()
    },
    refused: refresh,
    keep: async (input, key) => {
      const isKept = await enqueuePayment(input, { id, name }, key)
      const t = words('queue').queue
      if (isKept) close()
      say(isKept ? { text: t.paymentSaved, icon: 'clock' } : { text: t.notKept })
      return isKept
    },
  })
}
