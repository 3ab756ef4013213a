// An invite that is there to be opened: its code for a camera, its link to send, until when; copied and cancelled here.
import { useState } from 'preact/hooks'
import { ApiError, newKey } from '../../client/api.ts'
import type { Invite } from '../../client/api-types.ts'
import { moment } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import { copy } from '../../platform/clipboard.ts'
import { confirm } from '../../platform/popups.ts'
import { haptic } from '../../platform/telegram.ts'
import { calledBy } from '../../ui/avatar.ts'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { QrCode } from '../../ui/qr-code.ts'
import sheetStyles from '../../ui/sheet.module.css'
import { SheetForm } from '../../ui/sheet-form.ts'
import { showToast } from '../../ui/toast.ts'
import { revokeInvite } from './calls.ts'
import { calledIn, shareInvite } from './invite-row.ts'
import styles from './invites.module.css'

/** `close`: where one is once it is cancelled. */
export function Made({ invite, close }: { invite: Invite; close: () => void }) {
  const { id, role, link, expiresAt } = invite
  const { users, invite: t } = words('users')
  const [copied, setCopied] = useState(false)
  const name = calledIn(invite)
  const until = t.until(users.roles[role].toLowerCase(), moment(expiresAt))
  if (link === null)
    return html`<div class=${classes(cardStyles.stack, sheetStyles.onPage)}>
      <p class="muted">${t.notYours}</p><p class="second muted">${until}</p>
      ${part(Cancel, { id, close })}
    </div>`
  const take = async () => {
    const done = await copy(link)
    haptic(done ? 'success' : 'error')
    setCopied(done)
  }
  return part(SheetForm, {
    act: { text: t.send(name && calledBy(name)), press: () => void shareInvite(link) },
    children: html`
      <section class=${classes(cardStyles.card, styles.card)}>
        ${part(QrCode, { code: link, says: t.qr })}
        <p class="strong cut">${link.replace('https://', '')}</p>
        <p class="second muted">${until}</p>
      </section>
      <div class=${styles.pair}>
        <button type="button" class=${buttonStyles.button} onClick=${() => void take()}>${part(Icon, { name: copied ? 'check' : 'copy' })}<span aria-live="polite">${copied ? t.copied : t.copy}</span></button>
        ${part(Cancel, { id, close })}
      </div>
      <p class=${classes('second muted', styles.note)}>${part(Icon, { name: 'shield' })}${role === 'owner' ? t.onceOwner : t.serves}</p>
    `,
  })
}

function Cancel({ id, close }: { id: number; close: () => void }) {
  const { invite: t } = words('users')
  const press = async () => {
    if (await confirm(t.cancelAsk, t.cancelYes, t.keep))
      await act(() => revokeInvite(id, newKey()), t.cancelled, close)
  }
  return html`<button type="button" class=${classes(buttonStyles.button, styles.end)} onClick=${() => void press()}>${part(Icon, { name: 'ban' })}${t.cancel}</button>`
}

/** Sends, goes on by `then` and says so; a refusal is said, and nothing else. */
export async function act(send: () => Promise<unknown>, said: string, then: () => void): Promise<void> {
  try {
    await send()
    haptic('success')
    then()
    showToast({ text: said, icon: 'check' })
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    haptic('error')
    showToast({ text: error.body?.detail ?? words('frame').miniapp.didNotGo })
  }
}
