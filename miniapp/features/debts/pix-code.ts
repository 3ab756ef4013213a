// A Pix code for an amount: to be scanned, copied or sent. It stores nothing: that is the button below, once the money is there.
import { useEffect, useState } from 'preact/hooks'
import { ApiError } from '../../client/api.ts'
import { dotted, money, shop } from '../../client/format.ts'
import { addLayer } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { copy } from '../../platform/clipboard.ts'
import { canShare, share } from '../../platform/popups.ts'
import { haptic } from '../../platform/telegram.ts'
import { calledBy } from '../../ui/avatar.ts'
import bannerStyles from '../../ui/banner.module.css'
import { Banner } from '../../ui/banner.ts'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { Figure } from '../../ui/money.ts'
import qrCodeStyles from '../../ui/qr-code.module.css'
import { QrCode } from '../../ui/qr-code.ts'
import { showToast } from '../../ui/toast.ts'
import { pixCode } from './calls.ts'
import styles from './pay.module.css'

interface PixProps {
  /** Who pays: somebody known, somebody by name alone, or nobody. */
  readonly customer: { readonly id: number | null; readonly name: string } | null
  readonly amount: number
  /** All that is owed or what is late, to be said; null: neither. */
  readonly covers: 'all' | 'late' | null
  /** Back to the amount, where it is asked for here. */
  readonly change?: () => void
}

export function PixCode({ customer, amount, covers, change }: PixProps) {
  const t = words('debts').pay
  const { code, failed, retry } = useCode(customer?.id ?? undefined, amount)
  const [copied, setCopied] = useState(false)
  useEffect(() => change && addLayer(change), [])
  const name = shop.value?.name ?? ''
  const said = covers === 'all' ? t.pixAll : covers === 'late' ? t.pixLate : null
  const take = async () => {
    const done = code !== null && (await copy(code))
    haptic(done ? 'success' : 'error')
    setCopied(done)
    if (!done) showToast({ text: t.notCopied })
  }
  if (failed)
    return part(Banner, {
      title: t.noCode,
      tone: 'danger',
      children: html`<div class=${bannerStyles.actions}><button class=${classes(buttonStyles.button, buttonStyles.small)} onClick=${retry}>${t.again}</button></div>`,
    })
  return html`<section class=${classes(cardStyles.card, styles.pix)}>
      ${code ? part(QrCode, { code, says: t.pixCode }) : html`<span class=${classes(qrCodeStyles.qr, qrCodeStyles.coming)} />`}
      ${part(Figure, { amount })}
      <p class="muted">${dotted(t.pixTo(name), said)}</p>
      ${change && html`<button class=${classes('link', styles.change)} onClick=${change}>${t.changeAmount}</button>`}
    </section>
    <div class=${styles.pairOfButtons}>
      <button class=${buttonStyles.button} disabled=${!code} onClick=${() => void take()}>
        ${part(Icon, { name: copied ? 'check' : 'copy' })}
        <span aria-live="polite">${copied ? t.copied : t.copy}</span>
      </button>
      ${
        canShare() &&
        html`<button class=${buttonStyles.button} disabled=${!code} onClick=${() => code && share(t.sendText(money(amount), name, code))}>${part(Icon, { name: 'send' })}${customer ? t.send(calledBy(customer.name)) : t.sendCode}</button>`
      }
    </div>
    <p class=${classes('second muted', styles.checkFirst)}>${part(Icon, { name: 'shield' })}${t.check}</p>`
}

function useCode(customerId: number | undefined, amount: number) {
  const [code, setCode] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  const [round, setRound] = useState(0)
  useEffect(() => {
    let current = true
    setFailed(false)
    pixCode({ amount, ...(customerId ? { customerId } : {}) }).then(
      (made) => current && setCode(made),
      (error: unknown) => {
        if (!(error instanceof ApiError)) throw error
        if (current) setFailed(true)
      },
    )
    return () => {
      current = false
    }
  }, [customerId, amount, round])
  return { code, failed, retry: () => setRound(round + 1) }
}
