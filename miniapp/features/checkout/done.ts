// Vendido: what was stored, what is owed now, and how to take it back while that is possible.
import { useEffect, useState } from 'preact/hooks'
import { UNDO_MINUTES } from '#lib/limits.ts'
import { today } from '../../client/clock.ts'
import { clock, day, dotted, money } from '../../client/format.ts'
import { replace } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { canShare, confirm, share } from '../../platform/popups.ts'
import { calledBy } from '../../ui/avatar.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { MainButton } from '../../ui/main-button.ts'
import { Figure } from '../../ui/money.ts'
import pageStyles from '../../ui/page.module.css'
import { Receipt, receiptText } from '../../ui/receipt.ts'
import ringStyles from '../../ui/ring.module.css'
import rowStyles from '../../ui/row.module.css'
import { minutesSaid, useTimeLeft } from '../../ui/time-left.ts'
import { showToast } from '../../ui/toast.ts'
import { takeBack } from '../../ui/undo.ts'
import { type Stored, stored } from '../cart/cart.ts'
import { getCustomer } from '../debts/calls.ts'
import { justQueued } from '../queue/outbox.ts'
import { useAutoLeave } from './auto-leave.ts'
import styles from './done.module.css'
import { Saved } from './saved.ts'

const UNDO_MS = UNDO_MINUTES * 60_000

const next = () => replace('/sell')

export function Screen() {
  const t = words('checkout').done
  const now = stored.value
  const saved = justQueued.value
  useEffect(() => {
    if (!now && !saved) replace('/sell')
  }, [now, saved])
  useAutoLeave(now !== null, leave)
  const owes = useOwes(now)
  if (saved) return part(Saved, { entry: saved })
  if (!now) return null
  const { sale } = now
  return html`<main class=${classes(pageStyles.page, pageStyles.withAct, styles.done)}>
    <div class=${styles.hero}>
      <span class=${styles.tick}>${part(Icon, { name: 'check', size: 40 })}</span>
      <h1 class="hidden" tabindex="-1">${t.sold}</h1>
      ${part(Figure, { amount: sale.total })}
      <p class="muted">${dotted(sale.customer?.name ?? t.noName, sale.on === today() ? clock(sale.createdAt) : day(sale.on))}</p>
    </div>
    <div class=${cardStyles.stack}>
      ${part(Receipt, { sale, change: now.change, owes })}
      <section class=${cardStyles.card}>
        ${
          canShare() &&
          html`<button class=${classes('still', rowStyles.row, styles.row)} onClick=${() => share(receiptText(sale))}>
            <span class="link">${part(Icon, { name: 'share' })}</span>
            <span class=${classes('link', rowStyles.words)}>${t.share}</span>
            <span class="faint">${part(Icon, { name: 'next', size: 18 })}</span>
          </button>`
        }
        ${part(UndoRow, { stored: now })}
      </section>
    </div>
    ${part(MainButton, { text: t.next, press: next })}
  </main>`
}

function UndoRow({ stored: { sale, undoId, storedAt } }: { stored: Stored }) {
  const t = words('checkout').done
  const left = useTimeLeft(storedAt + UNDO_MS)
  if (undoId === null || left <= 0) return null
  const ask = async () => {
    const { yes, no } = words('frame').miniapp
    if (await confirm(t.undoAsk(money(sale.total)), yes, no)) await takeSaleBack(undoId, sale)
  }
  return html`<button class=${classes('still danger', rowStyles.row, styles.row)} onClick=${() => void ask()}>
    ${part(Icon, { name: 'back' })}
    <span class=${rowStyles.words}>${t.undo}</span>
    <span class=${styles.timer}>
      <svg class=${ringStyles.ring} viewBox="0 0 40 40" width="40" height="40" aria-hidden="true">
        <circle class=${styles.track} cx="20" cy="20" r="18" pathLength="100" stroke-width="3" />
        <circle class=${styles.run} cx="20" cy="20" r="18" pathLength="100" stroke-width="3" style=${{ strokeDashoffset: String(100 - (100 * left) / UNDO_MS) }} />
      </svg>
      <span class="figure">${minutesSaid(left)}</span>
    </span>
  </button>`
}

/** Nothing is stored any more once it is back. */
async function takeSaleBack(undoId: number, { id, customer }: Stored['sale']): Promise<void> {
  const { undone } = words('checkout').done
  const of = { operation: 'sales.void', id, customerId: customer?.id } as const
  if (await takeBack(undoId, { undone, of })) stored.value = null
}

/** With the way back in a toast. */
function leave(): void {
  const now = stored.peek()
  if (!now) return
  const { sale, undoId } = now
  const { done } = words('checkout')
  const text = html`${sale.customer ? calledBy(sale.customer.name) : done.sold} <b class="figure">${money(sale.total)}</b>`
  const press = () => undoId !== null && void takeSaleBack(undoId, sale)
  const action = { label: words('frame').miniapp.undo, press }
  showToast(undoId === null ? { text, icon: 'check' } : { text, icon: 'check', action })
  replace('/sell')
}

/** What the customer owes now: by what was known at once, by the server as soon as it says. */
function useOwes(now: Stored | null): { name: string; due: number } | null {
  const [told, setTold] = useState<number | null>(null)
  const customer = now?.sale.customer ?? null
  useEffect(() => {
    if (!customer) return
    getCustomer(customer.id).then(
      ({ due }) => setTold(due),
      () => undefined,
    )
  }, [customer?.id])
  return now && customer ? { name: customer.name, due: told ?? now.owedBefore + now.sale.due } : null
}
