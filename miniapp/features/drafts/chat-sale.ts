// Above the shelf: a sale that was begun in the chat, and the way into it. A link opens its own.
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { SharedDraft } from '../../client/api-types.ts'
import { minute } from '../../client/clock.ts'
import { money } from '../../client/format.ts'
import { go, place, replace } from '../../client/router.ts'
import { whenKnown } from '../../client/when-known.ts'
import { language, words } from '../../client/words.ts'
import avatarStyles from '../../ui/avatar.module.css'
import { Avatar } from '../../ui/avatar.ts'
import buttonStyles from '../../ui/button.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { showToast } from '../../ui/toast.ts'
import { useWide } from '../../ui/wide.ts'
import { beginSale } from '../cart/begin-sale.ts'
import { cartOf, draft } from '../cart/cart.ts'
import { emptyDraft, sumsOf } from '../cart/draft.ts'
import { readSale } from '../cart/sale-read.ts'
import { knownCustomer, recent } from '../customers/held.ts'
import { customerOf } from '../debts/accounts.ts'
import { productById } from '../products/held.ts'
import { getDraft } from '../shared-form/calls.ts'
import { ChatMark } from '../shared-form/chat-mark.ts'
import { openDrafts } from '../shared-form/held.ts'
import { screenOf } from '../shared-form/screen-of.ts'
import styles from './drafts.module.css'
import { saidThere } from './input.ts'
import { saleOfDraft } from './take.ts'
import './sync.ts'

const OF_SALE = 'sales.create'
/** Left where they are, until the app is opened again. */
const left = signal<ReadonlySet<number>>(new Set())
/** The one that a link named. */
const linked = signal<number | null>(null)

export function ChatSale() {
  useDraftOfLink()
  const open = openDrafts.use()
  const offered = (open?.items ?? []).filter(
    ({ id, operation, chat }) =>
      operation === OF_SALE && !left.value.has(id) && (chat || id === linked.value),
  )
  const one = offered.find(({ id }) => id === linked.value) ?? offered[0]
  return one ? part(Offer, { key: one.id, one }) : null
}

/** Once: what is put in afterwards is the person's. */
function useDraftOfLink(): void {
  const id = Number(place.value.query['draft'])
  useEffect(() => {
    if (!id) return
    replace('/sell')
    linked.value = id
    void takeLinked(id)
  }, [id])
}

/** Where nothing else is at hand it is taken up at once; else its button does. */
async function takeLinked(id: number): Promise<void> {
  await whenKnown(cartOf)
  const { lines, tries, shared } = draft.peek()
  if (shared?.id === id) return
  const one = await getDraft(id).catch(() => null)
  if (!one) return showToast({ text: words('checkout').drafts.gone })
  const elsewhere = screenOf(one)
  if (elsewhere) return replace(elsewhere)
  void openDrafts.refresh()
  if (lines.length || tries.length || one.operation !== OF_SALE) return
  const sale = await saleOfDraft(one)
  if (!sale) return showToast({ text: words('checkout').drafts.notNow })
  if (!draft.peek().lines.length) draft.value = { ...sale, held: draft.peek().held ?? null }
}

function Offer({ one }: { one: SharedDraft }) {
  const t = words('checkout').drafts
  const wide = useWide()
  const said = saidThere(one)
  const name = nameIn(said) ?? t.noName
  const read = readSale(said, null, productById.value)
  const isAtHand = draft.value.shared?.id === one.id
  const goOn = async () => {
    if (!isAtHand) {
      const sale = await saleOfDraft(one)
      return sale ? beginSale(sale) : showToast({ text: t.notNow })
    }
    if (!wide) go('/sell/checkout')
  }
  const leave = () => {
    const { shared, method, held, tries } = draft.peek()
    const isHere = shared?.id === one.id
    // It may be stored already: its answer comes first.
    if (isHere && tries.length) return showToast({ text: words('checkout').checkout.finishFirst })
    left.value = new Set([...left.peek(), one.id])
    if (isHere) draft.value = { ...emptyDraft(method), held: held ?? null }
  }
  return html`<section class=${styles.offer} aria-label=${t.fromChat}>
    ${part(ChatMark, {
      children: said.customerId
        ? part(Avatar, { id: said.customerId, name })
        : html`<span class=${avatarStyles.avatar} data-round>${part(Icon, { name: 'person' })}</span>`,
    })}
    <div class=${styles.words}>
      <p class=${classes('strong', styles.whoAndSum)}>
        <span class="cut">${name}</span>${read && html`<span>, ${money(sumsOf(read.draft).total)}</span>`}
      </p>
      <p class="second">${t.since(ago(one.updatedAt))}</p>
    </div>
    <button class=${classes(buttonStyles.button, buttonStyles.small, styles.goOn)} onClick=${() => void goOn()}>${t.goOn}</button>
    <button class=${styles.leave} aria-label=${t.leave} onClick=${leave}>${part(Icon, { name: 'close', size: 18 })}</button>
  </section>`
}

/** As this device knows them, else as the shop does once it has said so. */
function nameIn({ customerId: id, customerName }: ReturnType<typeof saidThere>): string | null {
  const account = id ? customerOf(id) : null
  const known = id ? (knownCustomer(id) ?? recent.value.value?.find((one) => one.id === id)) : null
  const found = known?.name ?? account?.value.value?.name
  useEffect(() => {
    if (account && !found) void account.refresh()
  }, [id])
  return found ?? customerName ?? null
}

const MINUTE_MS = 60_000

/** `há 3 min`; drawn anew each minute. */
function ago(at: string): string {
  const minutes = Math.max(0, Math.round((minute.value - Date.parse(at)) / MINUTE_MS))
  const format = new Intl.RelativeTimeFormat(language.value, { numeric: 'auto', style: 'short' })
  if (minutes === 0) return format.format(0, 'second')
  return minutes < 60 ? format.format(-minutes, 'minute') : format.format(-Math.round(minutes / 60), 'hour')
}
