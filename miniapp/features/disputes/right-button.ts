// "It's right": what the customer of a purchase or a payment says of it, which ends a talk about it too.
import type { Dispute, Payment, Sale } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import { html, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { MainButton } from '../../ui/main-button.ts'
import { Refused } from '../../ui/refused.ts'
import { showToast } from '../../ui/toast.ts'
import { confirmPayment, confirmSale } from './calls.ts'
import { keepWord, waitingWord } from './said-later.ts'

interface RightButtonProps {
  readonly entity: Dispute['entity']
  readonly id: number
  /** What it comes to, minor units. */
  readonly amount: number
  /** It is disputed: saying so ends the talk. */
  readonly disputed?: boolean
  /** Beside another that comes first. */
  readonly kind?: 'secondary'
}

export function RightButton({ entity, id, amount, disputed = false, kind }: RightButtonProps) {
  const t = words('disputes').disputes
  const intent = useIntent<null, Sale | Payment>({
    name: `confirm-${entity}/${id}`,
    send: (_, key) =>
      entity === 'sale' ? confirmSale(id, disputed, key) : confirmPayment(id, disputed, key),
    done: () => showToast({ text: t.confirmed, icon: 'check' }),
    keep: (_, key, _came, tried) => keepWord({ entity, id, amount, disputed }, null, key, tried),
  })
  if (waitingWord(entity, id))
    return html`<p class="second muted" role="status">${words('queue').queue.inQueue}</p>`
  return html`
    ${part(Refused, { error: intent.refusal })}
    ${part(MainButton, {
      text: t.right,
      press: () => void intent.submit(null),
      busy: intent.busy,
      inFlow: true,
      ...(kind && { kind }),
    })}
  `
}
