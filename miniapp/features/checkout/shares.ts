// A sale paid by two methods: so much by another one, the rest by the first.
import { useEffect, useRef } from 'preact/hooks'
import type { Method } from '../../client/api-types.ts'
import { money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { MoneyField } from '../../ui/money.ts'
import { change, draft, sums } from '../cart/cart.ts'
import type { Share } from '../cart/draft.ts'
import { sharesOf } from '../cart/paid-by.ts'
import cashGivenStyles from '../debts/cash-given.module.css'
import { MethodChoice } from '../debts/method-choice.ts'
import styles from './checkout.module.css'

function setOthers(others: readonly Share[]): void {
  change({ others, given: null })
}

/** Mostly the one is cash and the other Pix. */
const likeliest = (first: Method): Method => (first === 'cash' ? 'pix' : 'cash')

export function Shares() {
  const t = words('checkout').checkout
  const { paidNow } = sums.value
  const [first, ...others] = sharesOf(draft.value, paidNow)
  const press = (next: readonly Share[]) => () => {
    haptic('selection')
    setOthers(next)
  }
  if (!others.length) {
    const open = press([{ method: likeliest(first.method), amount: 0 }])
    return html`<button type="button" class=${classes('link', styles.split)} onClick=${open}>${t.split}</button>`
  }
  return html`
    <p class=${cashGivenStyles.pair}><span>${words('debts').pay.methods[first.method]}</span><span class="figure strong">${money(first.amount)}</span></p>
    ${others.map((one, at) =>
      part(Other, {
        key: at,
        share: one,
        first: first.method,
        set: (next) => setOthers(others.map((before, index) => (index === at ? next : before))),
        most: first.amount + one.amount,
      }),
    )}
    <button type="button" class=${classes('link', styles.split)} onClick=${press([])}>${t.splitNo}</button>
  `
}

interface OtherProps {
  readonly share: Share
  readonly first: Method
  readonly set: (share: Share) => void
  /** Minor units: all that is not paid by yet another. */
  readonly most: number
}

function Other({ share, first, set, most }: OtherProps) {
  const t = words('checkout').checkout
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!share.amount) row.current?.querySelector<HTMLInputElement>('input:not([type=radio])')?.focus()
  }, [])
  const name = words('debts').pay.methods[share.method]
  return html`<div class=${classes(cardStyles.stack, styles.other)} ref=${row}>
    ${part(MethodChoice, {
      method: share.method,
      pick: (method) => set({ ...share, method }),
      without: first,
      label: t.otherMethod,
    })}
    <label class=${cashGivenStyles.pair}>
      <span>${name}</span>
      <span class=${cashGivenStyles.small}>
        ${part(MoneyField, {
          hint: 'done',
          label: t.amountBy(name),
          value: share.amount,
          set: (value) => set({ ...share, amount: Math.min(value, most) }),
        })}
      </span>
    </label>
  </div>`
}
