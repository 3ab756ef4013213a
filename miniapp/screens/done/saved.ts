// Vendido without a network: kept on this device, with a clock where the check would be. Nothing here is stored yet.
import '../../styles/done.css'
import '../../styles/queue.css'
import '../../ui/more-icons.ts'
import { clock, money } from '../../format.ts'
import { replace } from '../../router.ts'
import type { Entry } from '../../store/outbox.ts'
import { discard, justQueued, queue } from '../../store/queue.ts'
import { confirm } from '../../telegram-more.ts'
import { Act } from '../../ui/act.ts'
import { html } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { Figure } from '../../ui/money.ts'
import { say } from '../../ui/toast.ts'
import { words } from '../../words.ts'
import { amountOf, nameOf } from '../queue/entry.ts'
import { Kept } from '../queue/kept.ts'
import { useLeaving } from './leaving.ts'

function next(): void {
  justQueued.value = null
  replace('/sell')
}

export function Saved({ entry }: { entry: Entry }) {
  const t = words('queue').queue
  useLeaving(true, next)
  const now = queue.value.find(({ intent }) => intent.key === entry.intent.key)
  const { intent } = entry
  const state = now?.refusal ? t.saleNotIn : now ? t.saved : t.wentIn
  return html`<main class="page with-act done">
    <div class="hero">
      <span class=${now ? 'tick waits' : 'tick'}><${Icon} name=${now ? 'clock' : 'check'} size="40" /></span>
      <h1 class="hidden" tabindex="-1">${now ? t.savedTitle : t.wentIn}</h1>
      <${Figure} amount=${amountOf(intent)} />
      <p class="muted">${nameOf(intent) ?? t.noName} · ${clock(intent.at)}</p>
      <p class="state-line" role="status">${state}</p>
    </div>
    <div class="stack">
      ${intent.kind === 'sale' && html`<${Kept} draft=${intent.draft} />`}
      ${now && !now.tried && html`<section class="card"><${TakeOut} entry=${now} /></section>`}
    </div>
    <${Act} text=${words('checkout').done.next} press=${next} />
  </main>`
}

function TakeOut({ entry: { intent } }: { entry: Entry }) {
  const t = words('queue').queue
  const ask = async () => {
    const { yes, no } = words('frame').miniapp
    if (!(await confirm(t.takeOutAsk(money(amountOf(intent))), yes, no))) return
    const out = await discard(intent.key)
    say({ text: out ? t.takenOut : t.mayBeIn })
    if (out) next()
  }
  return html`<button class="row still danger" onClick=${() => void ask()}>
    <${Icon} name="back" /><span class="words">${t.takeOut}</span>
  </button>`
}
