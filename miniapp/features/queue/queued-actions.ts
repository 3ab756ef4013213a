// What can be done about one that did not go in: the likeliest by the main button, another beside it.
import { useState } from 'preact/hooks'
import { today } from '../../client/clock.ts'
import { day, money } from '../../client/format.ts'
import { go, replace } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import { html, part } from '../../ui/html.ts'
import { MainButton } from '../../ui/main-button.ts'
import sectionStyles from '../../ui/section.module.css'
import { showToast } from '../../ui/toast.ts'
import { sizeOf } from './entry.ts'
import { discard, queue, sendAgain, tooOld } from './outbox.ts'
import { type Entry as Queued, reopened } from './outbox-rules.ts'
import { reopen } from './reopen.ts'
import { restOfEntry } from './sale-rest.ts'

const CHECKOUT = '/sell/checkout'

/** Once it is out of the queue. */
export const leave = () =>
  replace(queue.peek().length ? '/queue' : person.peek()?.role === 'user' ? '/' : '/sell')

interface Way {
  readonly text: string
  readonly act: () => Promise<void>
}

export function QueuedActions({ entry }: { entry: Queued }) {
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
    ${main && part(MainButton, { text: main.text, busy, press: () => void press(main) })}
    ${
      other &&
      part(MainButton, {
        kind: 'secondary',
        text: other.text,
        enabled: !busy,
        press: () => void press(other),
        inFlow: true,
      })
    }
    ${opens && on < today() && html`<p class=${sectionStyles.foot}>${words('queue').queue.openedToday(day(on))}</p>`}
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
  if (intent.kind === 'count' && refusal?.body) {
    const { id, productId } = intent.input
    // Of a count that is no more, its own page counts it.
    const isOver = refusal.body.code === 'not_found' || refusal.body.state === 'closed'
    const to = isOver ? `/products/${productId}` : `/stock/count/${id}?p=${productId}`
    const anew = async () => {
      if (await discard(intent.key)) replace(to)
    }
    return [{ text: t.countAnew, act: anew }]
  }
  const rest = restOfEntry(entry)
  const mayGoAgain = refusal && !refusal.body?.shortages && (refusal.body || refusal.status >= 500)
  return [
    rest && { text: t.sellRest(money(rest.total)), act: sending(rest.sell) },
    isOld && { text: t.sendOld(sizeOf(intent)), act: again },
    opens && { text: t.open, act: () => open(intent.key) },
    mayGoAgain && { text: t.again, act: again },
  ].filter((way) => way !== null && way !== false)
}

async function open(key: string): Promise<void> {
  const t = words('queue').queue
  const came = await reopen(key)
  if (came === 'open') return replace(CHECKOUT)
  haptic('warning')
  showToast(
    came === 'begun'
      ? { text: t.begunFirst, action: { label: t.see, press: () => go(CHECKOUT) } }
      : { text: t.notOpened },
  )
}
