// Apagar meus dados: what goes, what stays, a copy first; done by a switch, a button and Telegram's own question, then nobody is here.
import { useState } from 'preact/hooks'
import type { OwnData } from '../../client/api-types.ts'
import { closeDoor, person, shut } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { forgetDevice } from '../../platform/device-storage.ts'
import { confirm } from '../../platform/popups.ts'
import { haptic } from '../../platform/telegram.ts'
import avatarStyles from '../../ui/avatar.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { Switch } from '../../ui/fields.ts'
import { Goes } from '../../ui/goes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { useIntent } from '../../ui/intent.ts'
import { MainButton } from '../../ui/main-button.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Refused } from '../../ui/refused.ts'
import rowStyles from '../../ui/row.module.css'
import { SettingsRow } from '../../ui/settings-row.ts'
import sheetStyles from '../../ui/sheet.module.css'
import { Sheet } from '../../ui/sheet.ts'
import { eraseMe } from './calls.ts'
import styles from './me.module.css'

interface EraseProps {
  readonly held: OwnData
  readonly close: () => void
  readonly copy: () => void
}

export function EraseSheet({ held, close, copy }: EraseProps) {
  const t = words('me').me
  const [knows, setKnows] = useState(false)
  const isStaff = person.value?.role !== 'user'
  const intent = useIntent({
    name: 'me/erase',
    send: (name: string, key) => eraseMe(name, key),
    done: () => leave(),
    refused: (error) => (error.status === 401 ? leave() : closeDoor(false)),
  })
  const press = async () => {
    if (!(await confirm(t.sure, t.forGood, t.stay))) return
    // From here on nobody enters anew by what this page was opened with.
    closeDoor(true)
    await intent.submit(held.name)
  }
  return part(Sheet, {
    title: t.erase,
    thumb: html`<span class=${classes(avatarStyles.avatar, styles.sign)} data-round>${part(Icon, { name: 'trash', size: 18 })}</span>`,
    close,
    children: html`<div class=${classes(cardStyles.stack, sheetStyles.onPage)}>
      ${part(Goes, {
        look: cardStyles.card,
        lines: [
          { icon: 'trash', tone: 'danger', says: t.goesNow },
          { icon: 'receipt', tone: 'muted', says: isStaff ? t.staysStaff : t.staysIn(held.sales) },
          { icon: 'door', tone: 'muted', says: t.leaves },
        ],
      })}
      <ul class=${classes(cardStyles.card, rowStyles.rows)}>${part(SettingsRow, {
        icon: 'download',
        title: t.copyFirst,
        second: t.copyLine,
        children: html`<button class=${classes('link strong', styles.send)} onClick=${copy}>${t.send}</button>`,
      })}</ul>
      <div class=${cardStyles.card}>${part(Switch, { label: t.know, on: knows, set: setKnows })}</div>
      ${part(Refused, { error: intent.refusal })}
      <div class=${styles.acts}>
        ${part(MainButton, { kind: 'secondary', text: t.stay, press: close, inFlow: true })}
        ${part(MainButton, { ...needsNetwork({ text: t.forGood, press: () => void press(), enabled: knows }), busy: intent.busy, inFlow: true })}
      </div>
    </div>`,
  })
}

/** Of who is gone this device keeps nothing either. */
function leave(): void {
  const id = person.peek()?.id
  haptic('success')
  shut('erased')
  if (id !== undefined) void forgetDevice(id, '')
}
