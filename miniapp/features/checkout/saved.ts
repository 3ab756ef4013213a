// Vendido without a network: kept on this device, with a clock where the check would be. Nothing here is stored yet.
import { clock, dotted, money } from '../../client/format.ts'
import { replace } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { keeps } from '../../platform/device-storage.ts'
import { confirm } from '../../platform/popups.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { MainButton } from '../../ui/main-button.ts'
import { Figure } from '../../ui/money.ts'
import pageStyles from '../../ui/page.module.css'
import rowStyles from '../../ui/row.module.css'
import { showToast } from '../../ui/toast.ts'
import { amountOf, nameOf } from '../queue/entry.ts'
import { Kept } from '../queue/kept.ts'
import { discard, justQueued, queue } from '../queue/outbox.ts'
import type { Entry } from '../queue/outbox-rules.ts'
import { useAutoLeave } from './auto-leave.ts'
import styles from './done.module.css'

function next(): void {
  justQueued.value = null
  replace('/sell')
}

export function Saved({ entry }: { entry: Entry }) {
  const t = words('queue').queue
  useAutoLeave(true, next)
  const now = queue.value.find(({ intent }) => intent.key === entry.intent.key)
  const { intent } = entry
  const state = now?.refusal ? t.of.sale.notIn : now ? t.saved : t.wentIn
  return html`<main class=${classes(pageStyles.page, pageStyles.withAct, styles.done)}>
    <div class=${styles.hero}>
      <span class=${now ? classes(styles.tick, styles.waits) : styles.tick}>
        ${part(Icon, { name: now ? 'clock' : 'check', size: 40 })}
      </span>
      <h1 class="hidden" tabindex="-1">${now ? t.savedTitle : t.wentIn}</h1>
      ${part(Figure, { amount: amountOf(intent) })}
      <p class="muted">${dotted(nameOf(intent) ?? t.noName, clock(intent.at))}</p>
      <p class=${styles.stateLine} role="status">${state}</p>
    </div>
    <div class=${cardStyles.stack}>
      ${intent.kind === 'sale' && part(Kept, { draft: intent.draft })}
      ${now && !now.tried && html`<section class=${cardStyles.card}>${part(TakeOut, { entry: now })}</section>`}
    </div>
    ${part(MainButton, { text: words('checkout').done.next, press: next })}
  </main>`
}

function TakeOut({ entry: { intent } }: { entry: Entry }) {
  const t = words('queue').queue
  const ask = async () => {
    const { yes, no } = words('frame').miniapp
    if (!(await confirm(t.takeOutAsk(money(amountOf(intent))), yes, no))) return
    const out = await discard(intent.key)
    showToast({ text: out ? t.takenOut : keeps.peek() ? t.mayBeIn : t.keepsNothing })
    if (out) next()
  }
  return html`<button class=${classes('still danger', rowStyles.row)} onClick=${() => void ask()}>
    ${part(Icon, { name: 'back' })}<span class=${rowStyles.words}>${t.takeOut}</span>
  </button>`
}
