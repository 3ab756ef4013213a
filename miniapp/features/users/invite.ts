// An invite that is made here, or was: its code for a camera, its link to send, until when; cancelled here, or answered where it makes an owner.
import { useState } from 'preact/hooks'
import { ApiError, newKey } from '../../client/api.ts'
import type { Invite } from '../../client/api-types.ts'
import { back, place, replace } from '../../client/router.ts'
import { moment } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import { copy } from '../../platform/clipboard.ts'
import { confirm } from '../../platform/popups.ts'
import { haptic } from '../../platform/telegram.ts'
import { calledBy } from '../../ui/avatar.ts'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Pending } from '../../ui/pending.ts'
import { QrCode } from '../../ui/qr-code.ts'
import { useMasterDetail } from '../../ui/screen-frame.ts'
import { RowBones } from '../../ui/section.ts'
import sheetStyles from '../../ui/sheet.module.css'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { Empty } from '../../ui/states.ts'
import { showToast } from '../../ui/toast.ts'
import { grantInvite, revokeInvite } from './calls.ts'
import { invites } from './held.ts'
import { calledIn, shareInvite } from './invite-row.ts'
import { NewInvite } from './new-invite.ts'
import styles from './users.module.css'
import { Screen as List } from './users.ts'

export function Screen() {
  const id = Number(place.value.params['id'])
  const beside = useMasterDetail() !== null
  return html`${!beside && part(List)}${id > 0 ? part(Opened, { key: id, id }) : part(NewInvite)}`
}

function Opened({ id }: { id: number }) {
  const { invite: t } = words('users')
  const all = invites.use()
  const invite = all?.find((one) => one.id === id)
  return part(Sheet, { title: t.of(invite ? calledIn(invite) : null), close: back, children: inside() })

  function inside(): Inside {
    if (!all) return part(Pending, { held: invites, children: part(RowBones, { count: 2 }) })
    if (!invite) return part(Gone)
    return invite.state === 'asked' ? part(Asked, { invite }) : part(Made, { invite })
  }
}

function Gone() {
  const { users, invite: t } = words('users')
  return part(Empty, {
    face: '🎟',
    title: t.gone,
    line: t.goneLine,
    children: html`<button class=${buttonStyles.button} onClick=${() => replace('/users/invite')}>${users.invite}</button>`,
  })
}

function Made({ invite }: { invite: Invite }) {
  const { id, role, link, expiresAt } = invite
  const { users, invite: t } = words('users')
  const [copied, setCopied] = useState(false)
  const name = calledIn(invite)
  const until = t.until(users.roles[role].toLowerCase(), moment(expiresAt))
  if (link === null)
    return html`<div class=${classes(cardStyles.stack, sheetStyles.onPage)}>
      <p class="muted">${t.notYours}</p><p class="second muted">${until}</p>
      ${part(Cancel, { id })}
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
        ${part(Cancel, { id })}
      </div>
      <p class=${classes('second muted', styles.note)}>${part(Icon, { name: 'shield' })}${role === 'owner' ? t.onceOwner : t.serves}</p>
    `,
  })
}

function Cancel({ id }: { id: number }) {
  const { invite: t } = words('users')
  const press = async () => {
    if (await confirm(t.cancelAsk, t.cancelYes, t.keep))
      await act(() => revokeInvite(id, newKey()), t.cancelled)
  }
  return html`<button type="button" class=${classes(buttonStyles.button, styles.end)} onClick=${() => void press()}>${part(Icon, { name: 'ban' })}${t.cancel}</button>`
}

/** Somebody opened one that makes an owner: the yes, or the no. */
function Asked({ invite: { id, askedBy } }: { invite: Invite }) {
  const { invite: t } = words('users')
  const name = askedBy?.name ?? ''
  const [busy, setBusy] = useState(false)
  const grant = async () => {
    setBusy(true)
    await act(() => grantInvite(id, newKey()), t.granted(name))
    setBusy(false)
  }
  return part(SheetForm, {
    act: { ...needsNetwork({ text: t.grant, press: () => void grant() }), busy },
    children: html`
      <p class="strong">${t.grantTitle(name)}</p>
      <p class="muted">${t.grantLine}</p>
      <button type="button" class=${classes(buttonStyles.button, styles.end)} onClick=${() => void act(() => revokeInvite(id, newKey()), t.cancelled)}>${t.refuse}</button>
    `,
  })
}

async function act(send: () => Promise<unknown>, said: string): Promise<void> {
  try {
    await send()
    haptic('success')
    back()
    showToast({ text: said, icon: 'check' })
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    haptic('error')
    showToast({ text: error.body?.detail ?? words('frame').miniapp.didNotGo })
  }
}
