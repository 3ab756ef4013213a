// A list that is brought in through the chat: what to send, and the way there.
import { words } from '../../client/words.ts'
import { openChat } from '../../platform/chat.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import styles from './steps.module.css'

export type Kind = 'products' | 'customers'

export function InChatSheet({ kind, close }: { kind: Kind; close: () => void }) {
  const t = words('help').firstSteps.inChat
  return part(Sheet, {
    title: t[kind],
    close,
    children: part(SheetForm, {
      act: { text: t.open, press: openChat },
      children: html`<div class=${classes(cardStyles.card, styles.how)}>
        <p>${t.line}</p>
        <p class="second muted">${t.needs}: ${t.columns[kind]}</p>
      </div>`,
    }),
  })
}
