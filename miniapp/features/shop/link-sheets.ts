// The shop's link with its code to scan, and a Pix code of the smallest amount, to see whether it arrives.
import { useState } from 'preact/hooks'
import { words } from '../../client/words.ts'
import { copy } from '../../platform/clipboard.ts'
import { haptic } from '../../platform/telegram.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { QrCode } from '../../ui/qr-code.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { showToast } from '../../ui/toast.ts'
import { PixCode } from '../debts/pix-code.ts'
import styles from './shop.module.css'

/** Leads a browser, or a camera, to the shop in Telegram. */
const linkHere = () => `${location.origin}/open`

export function LinkSheet({ close }: { close: () => void }) {
  const t = words('shop').shop
  const [copied, setCopied] = useState(false)
  const take = async () => {
    const done = await copy(linkHere())
    haptic(done ? 'success' : 'error')
    setCopied(done)
    if (!done) showToast({ text: t.notCopied })
  }
  return part(Sheet, {
    title: t.link,
    close,
    children: part(SheetForm, {
      act: { text: copied ? t.copied : t.copy, press: () => void take() },
      children: html`<section class=${classes(cardStyles.card, styles.link)}>
        ${part(QrCode, { code: linkHere(), says: t.link })}
        <p class="strong">${linkHere()}</p>
        <p class="muted">${t.linkLine}</p>
      </section>`,
    }),
  })
}

/** Minor units. */
const SMALLEST = 1

export function PixTestSheet({ close }: { close: () => void }) {
  const t = words('shop').shop
  return part(Sheet, {
    title: t.tryTitle,
    close,
    children: part(SheetForm, {
      act: { text: t.tryDone, press: close },
      children: part(PixCode, { customer: null, amount: SMALLEST, covers: null }),
    }),
  })
}
