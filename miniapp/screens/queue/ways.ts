// What can be done about one that did not go in: the likeliest by the main button, another beside it.
import { useState } from 'preact/hooks'
import { day, money } from '../../format.ts'
import { go, replace } from '../../router.ts'
import { type Entry as Queued, reopened } from '../../store/outbox.ts'
import { queue, sendAgain, tooOld } from '../../store/queue.ts'
import { reopen } from '../../store/reopen.ts'
import { haptic } from '../../telegram.ts'
import { todayHere } from '../../today.ts'
import { Act } from '../../ui/act.ts'
import { html } from '../../ui/html.ts'
import { say } from '../../ui/toast.ts'
import { words } from '../../words.ts'
import { amountOf } from './entry.ts'
import { restOfEntry } from './sale-rest.ts'

const CHECKOUT = '/sell/checkout'

/** Once it is out of the queue. */
export const leave = () => replace(queue.peek().length ? '/queue' : '/sell')

interface Way {
  readonly text: string
  readonly act: () => Promise<void>
}

export function Ways({ entry }: { entry: Queued }) {
  const [busy, setBusy] = useState(false)
  const isOld = tooOld.value.includes(entry)
  const opens = (entry.refusal !== null || isOld) && reopened(entry) !== null
  const press = async ({ act }: Way) => {
    setBusy(true)
    await act()
    setBusy(false)
  }
  const [main, other] = waysOf(entry, isOld, opens)
  const { on } = entry.intent
  return html`
    ${main && html`<${Act} text=${main.text} busy=${busy} press=${() => void press(main)} />`}
    ${other && html`<${Act} kind="secondary" text=${other.text} enabled=${!busy} press=${() => void press(other)} inFlow />`}
    ${opens && on < todayHere() && html`<p class="foot">${words('queue').queue.openedToday(day(on))}</p>`}
  `
}

function waysOf(entry: Queued, isOld: boolean, opens: boolean): readonly Way[] {
  const t = words('queue').queue
  const { intent, refusal, seq } = entry
  const sending = (send: () => Promise<void>) => async () => {
    await send()
    if (!queue.peek().some((one) => one.seq === seq)) leave()
  }
  const again = sending(() => sendAgain(intent.key, isOld))
  const rest = restOfEntry(entry)
  const mayGoAgain = refusal && !refusal.body?.shortages && (refusal.body || refusal.status >= 500)
  return [
    rest && { text: t.sellRest(money(rest.total)), act: sending(rest.sell) },
    isOld && { text: t.sendOld(money(amountOf(intent))), act: again },
    opens && { text: t.open, act: () => open(intent.key) },
    mayGoAgain && { text: t.again, act: again },
  ].filter((way) => way !== null && way !== false)
}

async function open(key: string): Promise<void> {
  const t = words('queue').queue
  const came = await reopen(key)
  if (came === 'open') return replace(CHECKOUT)
  haptic('warning')
  say(
    came === 'begun'
      ? { text: t.begunFirst, action: { label: t.see, press: () => go(CHECKOUT) } }
      : { text: t.notOpened },
  )
}
