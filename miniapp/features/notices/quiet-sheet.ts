// When a person's chat is quiet: by hours of their own, or as the shop has it.
import { useState } from 'preact/hooks'
import { QUIET_HOURS } from '#lib/limits.ts'
import type { Preferences } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import fieldsStyles from '../../ui/fields.module.css'
import { Switch } from '../../ui/fields.ts'
import { html, part } from '../../ui/html.ts'
import { needsNetwork } from '../../ui/needs-network.ts'
import { RowIcon } from '../../ui/settings-row.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { TimeField } from '../../ui/time-field.ts'
import { prefer } from '../settings/preferences.ts'

type Quiet = Preferences['quiet']

export function quietSaid(quiet: Quiet): string {
  const t = words('notices').choices
  return quiet ? t.quietSpan(quiet.from, quiet.to) : t.asShop
}

export function QuietSheet({ quiet, close }: { quiet: Quiet; close: () => void }) {
  const t = words('notices').choices
  const [value, setValue] = useState(quiet)
  const isNever = value !== null && value.from === value.to
  const save = () => {
    void prefer({ quiet: value })
    close()
  }
  return part(Sheet, {
    title: t.quiet,
    thumb: part(RowIcon, { icon: 'moon' }),
    close,
    children: part(SheetForm, {
      act: needsNetwork({ text: t.save, press: save, enabled: !isNever }),
      children: html`
        ${
          value &&
          html`${part(TimeField, { label: t.from, value: value.from, set: (from) => setValue({ ...value, from }) })}
          ${part(TimeField, { label: t.to, value: value.to, set: (to) => setValue({ ...value, to }) })}`
        }
        <div role="alert">${isNever && html`<p class=${fieldsStyles.error}>${t.sameTime}</p>`}</div>
        <section class=${cardStyles.card}>
          ${part(Switch, { label: t.asShopSwitch, on: value === null, set: (on) => setValue(on ? null : (quiet ?? QUIET_HOURS)) })}
        </section>
        <p class="second muted">${t.quietExplained}</p>
      `,
    }),
  })
}
