// One that waits or did not go in: why, which line, what can still be done, and what is handed back then.
import { useEffect, useState } from 'preact/hooks'
import { offline } from '../../client/connectivity.ts'
import { clock, day, dotted } from '../../client/format.ts'
import { go, place } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { keeps } from '../../platform/device-storage.ts'
import { confirm } from '../../platform/popups.ts'
import bannerStyles from '../../ui/banner.module.css'
import { Banner } from '../../ui/banner.ts'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { lazy } from '../../ui/lazy.ts'
import pageStyles from '../../ui/page.module.css'
import rowStyles from '../../ui/row.module.css'
import { Empty } from '../../ui/states.ts'
import { dismissToast, showToast } from '../../ui/toast.ts'
import { products } from '../products/held.ts'
import { goodsOf, nameOf, reasonOf, sizeOf } from './entry.ts'
import { Goods } from './goods.ts'
import { goodsToReceive, missingOf } from './missing.ts'
import { discard, queue, sendAgain, tooOld } from './outbox.ts'
import { maySend, type Entry as Queued } from './outbox-rules.ts'
import styles from './queue.module.css'
import { leave, QueuedActions } from './queued-actions.ts'
import { Face } from './rows.ts'
import { Rest } from './sale-rest.ts'
import { whereToCheck } from './where-to-check.ts'

export function Screen() {
  const t = words('queue').queue
  const seq = Number(place.value.params['id'])
  const entry = queue.value.find((one) => one.seq === seq)
  // What it leads to stands here already.
  useEffect(dismissToast, [])
  if (!entry)
    return html`<main class=${pageStyles.page}>${part(Empty, { face: '✅', title: t.gone, line: t.goneLine })}</main>`
  return html`<main class=${classes(pageStyles.page, pageStyles.withAct)}>
    <h1 class="hidden" tabindex="-1">${nameOf(entry.intent) ?? t.noName}</h1>
    <div class=${cardStyles.stack}>
      ${part(Why, { entry })}
      <section class=${cardStyles.card}>
        ${part(Head, { entry })}
        ${
          entry.intent.kind === 'sale' &&
          part(Goods, { intent: entry.intent, shortages: entry.refusal?.body?.shortages ?? [] })
        }
      </section>
      ${part(ReceiveMissing, { entry })}
      ${part(Rest, { entry })}
      ${maySend(entry.intent, person.value?.role ?? 'user') && part(QueuedActions, { key: entry.intent.key, entry })}
      ${part(Discard, { key: entry.intent.key, entry })}
    </div>
  </main>`
}

function Head({ entry }: { entry: Queued }) {
  const t = words('queue').queue
  const { intent } = entry
  const at = clock(intent.at)
  const second =
    intent.kind === 'sale'
      ? dotted(t.savedAt(at), t.ways[intent.draft.way])
      : intent.kind === 'word'
        ? dotted(t.savedAt(at), goodsOf(intent))
        : intent.kind === 'payment'
          ? t.paymentSavedAt(at)
          : t.countedAt(at)
  return html`<div class=${rowStyles.row}>
    <span class=${rowStyles.thumb}>${part(Face, { entry })}</span>
    <span class=${styles.words}><span class="block cut">${nameOf(intent) ?? t.noName}</span><span class="second muted block">${second}</span></span>
    <span class="figure strong">${sizeOf(intent)}</span>
  </div>`
}

function Why({ entry }: { entry: Queued }) {
  const t = words('queue').queue
  const { intent, refusal, tried } = entry
  if (refusal) {
    const { notIn, see } = t.of[intent.kind]
    const to = whereToCheck(entry)
    const children =
      to !== null &&
      html`<div class=${bannerStyles.actions}>
        <button type="button" class=${classes(buttonStyles.button, buttonStyles.small)} onClick=${() => go(to)}>${see}</button>
      </div>`
    return part(Banner, { title: notIn, line: reasonOf(entry), tone: 'danger', icon: 'refused', children })
  }
  if (tooOld.value.includes(entry)) {
    const line = [t.oldWhy(day(intent.on)), tried && t.oldTried].filter(Boolean).join(' ')
    return part(Banner, { title: t.oldTitle, line, icon: 'history' })
  }
  const title = intent.kind === 'sale' || intent.kind === 'word' ? t.saved : t.paymentSaved
  return part(Banner, { title, line: tried ? t.mayBeIn : undefined, icon: 'clock', role: 'status' })
}

/** Fetched when it is wanted: the shop's stock is asked then too. */
const MissingSheet = lazy(async () => (await import('./missing-sheet.ts')).MissingSheet, 'products')

/** The shop did not know of goods that were there: they come in by the way that goods come in, and the sale stands as it was made. */
function ReceiveMissing({ entry }: { entry: Queued }) {
  const t = words('queue').queue
  const [open, setOpen] = useState(false)
  products.use()
  if (!entry.refusal?.body?.shortages || person.value?.role === 'user') return null
  const isCut = offline.value
  const missing = missingOf(entry)
  const press = () => (missing.length ? setOpen(true) : void sendAgain(entry.intent.key))
  return html`<button type="button" class=${classes('still', cardStyles.card, rowStyles.row)} disabled=${isCut} onClick=${press}>
      <span class="link">${part(Icon, { name: 'receive', size: 20 })}</span>
      <span class=${styles.words}>
        <span class="second muted block">${isCut ? words('queue').network.needs : t.goodsLeft}</span>
        <span class="link strong block">${missing.length ? t.receiveAndSell(goodsToReceive(missing)) : t.again}</span>
      </span>
    </button>
    ${open && part(MissingSheet, { entry, close: () => setOpen(false) })}`
}

function Discard({ entry: { intent, refusal, tried } }: { entry: Queued }) {
  const t = words('queue').queue
  if (tried && !refusal) return null
  const ask = async () => {
    const { yes, no } = words('frame').miniapp
    if (!(await confirm(t.discardAsk(sizeOf(intent)), yes, no))) return
    const out = await discard(intent.key)
    showToast({ text: out ? t.discarded : keeps.peek() ? t.mayBeIn : t.keepsNothing })
    if (out) leave()
  }
  return html`<button class=${classes('danger', styles.discard)} onClick=${() => void ask()}>${t.of[intent.kind].discard}</button>`
}
