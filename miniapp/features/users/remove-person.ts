// Apagar pessoa: an owner erases somebody, told what goes and what stays; refused while money is open.
import { useState } from 'preact/hooks'
import type { Member } from '../../client/api-types.ts'
import { back } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { confirm } from '../../platform/popups.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { Switch } from '../../ui/fields.ts'
import { Goes } from '../../ui/goes.ts'
import { html, part } from '../../ui/html.ts'
import { useIntent } from '../../ui/intent.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { Refused } from '../../ui/refused.ts'
import rowStyles from '../../ui/row.module.css'
import { SettingsRow } from '../../ui/settings-row.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { showToast } from '../../ui/toast.ts'
import { removeMember } from './calls.ts'

export function RemovePerson({ member }: { member: Member }) {
  const [open, setOpen] = useState(false)
  const t = words('users').person
  return html`<ul class=${classes(cardStyles.card, rowStyles.rows)}>
      ${part(SettingsRow, { icon: 'trash', tone: 'danger', title: t.erase, press: () => setOpen(true) })}
    </ul>
    ${open && part(RemoveSheet, { member, close: () => setOpen(false) })}`
}

function RemoveSheet({ member, close }: { member: Member; close: () => void }) {
  const t = words('users').person
  const { id, name, version, role } = member
  const [knows, setKnows] = useState(false)
  const intent = useIntent({
    name: `member/${id}/remove`,
    send: (read: number, key) => removeMember(id, read, key),
    done: () => {
      showToast({ text: t.erased(name), icon: 'check' })
      close()
      back()
    },
  })
  const press = async () => {
    if (await confirm(t.eraseSure(name), t.eraseForGood, t.keep)) await intent.submit(version)
  }
  return part(Sheet, {
    title: t.eraseOf(name),
    close,
    children: part(SheetForm, {
      act: {
        ...needsNetwork({ text: t.eraseForGood, press: () => void press(), enabled: knows }),
        busy: intent.busy,
      },
      children: html`
        ${part(Goes, {
          look: cardStyles.card,
          lines: [
            { icon: 'trash', tone: 'danger', says: t.eraseGoes },
            { icon: 'receipt', tone: 'muted', says: role === 'user' ? t.eraseStays : t.eraseStaysStaff },
            { icon: 'door', tone: 'muted', says: t.eraseLeaves },
          ],
        })}
        <div class=${cardStyles.card}>${part(Switch, { label: t.eraseKnow, on: knows, set: setKnows })}</div>
        ${part(Refused, { error: intent.refusal })}
      `,
    }),
  })
}
