// An invite that is made here, or was: its code for a camera, its link to send, until when; cancelled here, or answered where it makes an owner.
import { useState } from 'preact/hooks'
import { newKey } from '../../client/api.ts'
import type { Invite } from '../../client/api-types.ts'
import { back, place, replace } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import buttonStyles from '../../ui/button.module.css'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Pending } from '../../ui/pending.ts'
import { useMasterDetail } from '../../ui/screen-frame.ts'
import { RowBones } from '../../ui/section.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { Empty } from '../../ui/states.ts'
import { grantInvite, revokeInvite } from '../invites/calls.ts'
import { invites } from '../invites/held.ts'
import { calledIn } from '../invites/invite-row.ts'
import { act, Made } from '../invites/made-sheet.ts'
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
    return invite.state === 'asked' ? part(Asked, { invite }) : part(Made, { invite, close: back })
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

/** Somebody opened one that makes an owner: the yes, or the no. */
function Asked({ invite: { id, askedBy } }: { invite: Invite }) {
  const { invite: t } = words('users')
  const name = askedBy?.name ?? ''
  const [busy, setBusy] = useState(false)
  const grant = async () => {
    setBusy(true)
    await act(() => grantInvite(id, newKey()), t.granted(name), back)
    setBusy(false)
  }
  return part(SheetForm, {
    act: { ...needsNetwork({ text: t.grant, press: () => void grant() }), busy },
    children: html`
      <p class="strong">${t.grantTitle(name)}</p>
      <p class="muted">${t.grantLine}</p>
      <button type="button" class=${classes(buttonStyles.button, styles.end)} onClick=${() => void act(() => revokeInvite(id, newKey()), t.cancelled, back)}>${t.refuse}</button>
    `,
  })
}
