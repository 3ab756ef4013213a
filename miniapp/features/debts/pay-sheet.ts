// Receber: how much, by what, and what it pays, oldest first or picked by hand; stored once, by the button that says the amount.
import { useState } from 'preact/hooks'
import type { Account, Customer, PaymentInput } from '../../client/api-types.ts'
import { dotted, money, shop } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import { Avatar } from '../../ui/avatar.ts'
import { html, part } from '../../ui/html.ts'
import { type Intent, useIntent } from '../../ui/intent.ts'
import { lazy } from '../../ui/lazy.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { showToast } from '../../ui/toast.ts'
import { sayStored } from '../../ui/undo.ts'
import { enqueuePayment, mustWait } from '../queue/outbox.ts'
import { useDraftOfPlace } from '../shared-form/draft-of-place.ts'
import { createPayment } from './calls.ts'
import { type PayForm, usePayForm } from './pay-draft.ts'
import { Amount, Methods, Presets } from './pay-form.ts'
import { PaymentRefusal } from './payment-refusal.ts'
import { Pays } from './pays.ts'

const ChatForm = lazy(async () => (await import('../shared-form/chat-form.ts')).ChatForm, 'shared')
const PaidOn = lazy(async () => (await import('./paid-on.ts')).PaidOn, 'shared')
const FIELDS = ['amount', 'method']
/** Drawn only when it is wanted. */
const PixCode = lazy(async () => (await import('./pix-code.ts')).PixCode)

interface PaySheetProps {
  readonly customer: Customer
  readonly account: Account
  readonly close: () => void
}

export function PaySheet({ customer, account, close }: PaySheetProps) {
  const t = words('debts').pay
  const draft = useDraftOfPlace()
  const name = draft.named(`pay/${customer.id}`)
  const form = usePayForm(name, account)
  const { method, picked, over, keepsCredit } = form
  /** What the code on the page asks for is what is taken. */
  const [code, showCode] = useState<number | null>(null)
  const amount = code ?? form.amount
  const [wrong, setWrong] = useState<string | null>(null)
  const intent = usePayment({ customer, form, name, key: draft.key, close })
  const byCode = method === 'pix' && Boolean(shop.value?.pix)
  const press = () => {
    const missing = picked?.length === 0 ? t.needsPick : amount === 0 ? t.needsAmount : null
    setWrong(missing)
    if (missing) haptic('error')
    else if (form.change < 0) form.setAmount(form.given ?? 0)
    else if (byCode && code === null) showCode(amount)
    else void intent.submit(inputOf(customer.id, form, amount, over > 0 && keepsCredit))
  }
  const title = t.title(customer.name)
  const thumb = part(Avatar, { id: customer.id, name: customer.name })
  const text = !byCode ? t.take(money(amount)) : code !== null ? t.arrived : t.showPix(money(amount))
  return part(Sheet, {
    title,
    thumb,
    close,
    children: part(SheetForm, {
      act: { ...(byCode ? needsNetwork({ text, press }) : { text, press }), busy: intent.busy },
      children: html`
        ${
          draft.id !== null &&
          part(ChatForm, {
            id: draft.id,
            operation: 'payments.create',
            fields: FIELDS,
            said: form.said,
            take: form.take,
            ended: (how) => draft.ended(how, intent.busy, () => (form.clear(), close())),
          })
        }
        ${form.on && part(PaidOn, { on: form.on })}
        ${
          code !== null && byCode
            ? part(PixCode, { customer, amount, covers: partOf(form, amount), change: () => showCode(null) })
            : html`${part(Amount, { form, wrong })}
              ${part(Presets, { form })}
              ${part(Methods, { form })}`
        }
        ${part(PaymentRefusal, {
          intent,
          others: form.others > 0,
          owes: (owed) => (form.setAmount(owed), intent.clear(), showCode(null)),
        })}
        ${code === null && form.open.length > 0 && part(Pays, { form })}
      `,
    }),
  })
}

function partOf({ owed, overdue, picked }: PayForm, amount: number): 'all' | 'late' | null {
  if (picked) return null
  if (amount === owed) return 'all'
  return amount === overdue ? 'late' : null
}

const inputOf = (
  customerId: number,
  { picked, method, on }: PayForm,
  amount: number,
  allowCredit: boolean,
): PaymentInput => ({
  ...(picked ? { saleIds: [...picked] } : { customerId }),
  amount,
  method,
  ...(on ? { on } : {}),
  ...(allowCredit ? { allowCredit } : {}),
})

interface Paying {
  readonly customer: Customer
  readonly form: PayForm
  /** The form's, and its intent's. */
  readonly name: string
  readonly key: string | undefined
  readonly close: () => void
}

function usePayment({
  customer: { id, name },
  form: { clear, setAmount },
  name: called,
  key: shared,
  close,
}: Paying): Intent<PaymentInput> {
  return useIntent({
    name: called,
    key: shared,
    send: (input, key) => createPayment(id, input, key),
    close,
    // What the chat has done under the same key is done.
    staysForEarlier: shared === undefined,
    // Of what the chat took first, that is said.
    done: ({ undoId, data: { amount } }, _, came) => {
      if (came !== 'earlier') clear()
      const { took, undone, came: how } = words('debts').pay
      const said = dotted(took(money(amount)), name)
      const text = html`${how[came]} ${said}`
      sayStored({ text, undoId, undone, of: { operation: 'payments.create', customerId: id } })
    },
    refused: (error, { amount }) => {
      // It may have gone in: what is asked again is the same, whatever is owed by now.
      if (error.isOpen) setAmount(amount)
    },
    keep: async (input, key, came, tried) => {
      if (!(await mustWait())) return 'goes'
      const isKept = await enqueuePayment(input, { id, name }, key, tried)
      if (isKept) clear()
      const t = words('queue').queue
      const saved = came === 'again' ? t.paymentSavedOnce : t.paymentSaved
      showToast(isKept ? { text: saved, icon: 'clock' } : { text: t.notKept })
      return isKept ? 'waits' : 'lost'
    },
  })
}
