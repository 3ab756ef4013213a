// How a customer pays: by Pix with the code at hand, or at the counter.
import { useState } from 'preact/hooks'
import type { Account } from '../../client/api-types.ts'
import { money, shop } from '../../client/format.ts'
import { resourceByKey } from '../../client/resource.ts'
import { weekday } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import { copy } from '../../platform/clipboard.ts'
import { haptic } from '../../platform/telegram.ts'
import avatarStyles from '../../ui/avatar.module.css'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { useDebounced } from '../../ui/debounced.ts'
import { AmountField } from '../../ui/fields.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import rowStyles from '../../ui/row.module.css'
import { Row } from '../../ui/section.ts'
import { showToast } from '../../ui/toast.ts'
import { pixCode } from '../debts/calls.ts'
import styles from './account.module.css'

/** There before it is asked for: browsers let a text be copied only in the moment of the tap. */
const codeOf = resourceByKey<number, string>((amount) => ({ load: () => pixCode({ amount }) }))

interface HowToPayProps {
  readonly due: number
  readonly promise: Account['promise']
}

export function HowToPay({ due, promise }: HowToPayProps) {
  const t = words('account').account
  /** Minor units; null: all that is owed. */
  const [share, setShare] = useState<number | null>(null)
  const rested = Number(useDebounced(String(share ?? due)))
  const above = share !== null && share > due
  const amount = share === 0 || rested === 0 || above ? null : Math.min(rested, due)
  return html`<ul class=${classes(cardStyles.card, rowStyles.rows, styles.waysToPay)} aria-label=${t.ways}>
    ${shop.value?.pix && amount !== null && part(ByPix, { key: amount, amount })}
    ${
      shop.value?.pix &&
      html`<li class=${rowStyles.line}>${
        share === null
          ? html`<button class=${classes('still link', rowStyles.row)} onClick=${() => setShare(due)}>${t.payPart}</button>`
          : part(AmountField, {
              label: t.partOf,
              value: share,
              set: setShare,
              wrong: above ? t.aboveDue(money(due)) : null,
            })
      }</li>`
    }
    <li class=${rowStyles.line}><div class=${rowStyles.row}>
      <span class=${classes(rowStyles.thumb, rowStyles.round)}><span class=${avatarStyles.avatar} data-round>${part(Icon, { name: 'cash' })}</span></span>
      <span class=${rowStyles.words}><span class="block">${t.atCounter}</span><span class="second muted block">${t.atCounterLine}</span></span>
    </div></li>
    ${part(Row, {
      to: '/promise',
      thumb: html`<span class=${avatarStyles.avatar} data-round>${part(Icon, { name: 'calendar' })}</span>`,
      title: promise ? t.promised(weekday(promise.on)) : t.promise,
      second: promise ? t.promisedLine : t.promiseLine,
    })}
  </ul>`
}

function ByPix({ amount }: { amount: number }) {
  const t = words('account').account
  const held = codeOf(amount)
  const code = held.use()
  const [copied, setCopied] = useState(false)
  const press = async () => {
    if (!code) return held.refresh()
    const done = await copy(code)
    haptic(done ? 'success' : 'error')
    setCopied(done)
    showToast(done ? { text: t.copiedSays, icon: 'check' } : { text: t.notCopied })
  }
  return html`<li class=${rowStyles.line}><div class=${rowStyles.row}>
    <span class=${classes(rowStyles.thumb, rowStyles.round)}><span class=${classes(avatarStyles.avatar, avatarStyles.tone0)} data-round>${part(Icon, { name: 'qr' })}</span></span>
    <span class=${rowStyles.words}><span class="block">${t.payByPix}</span><span class="second muted block">${t.codeOf(money(amount))}</span></span>
    <button class=${classes(buttonStyles.button, styles.button, buttonStyles.small)} onClick=${() => void press()}>
      ${part(Icon, { name: copied ? 'check' : 'copy' })}
      ${copied ? t.copied : t.copy}
    </button>
  </div></li>`
}
