// On which days after it is due a debt is reminded of: a few, ticked.

import { REMINDERS_MAX } from '#lib/limits.ts'
import type { Settings } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import choiceStyles from '../../ui/choice.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import thirdsStyles from '../../ui/thirds.module.css'
import { useSetting } from './edit-setting.ts'
import { reminder } from './places.ts'
import { remindersSaid } from './said.ts'
import { SettingSheet } from './setting-sheet.ts'
import type { SheetOf } from './text-sheets.ts'

/** Who owes is late from the day after; the day itself stays where it was chosen. */
const DAYS = [1, 3, 7, 10, 15, 30]

export function WhenSheet({ held, close }: SheetOf) {
  const t = words('shop').shop
  const edit = useSetting(reminder('days'), { held, close })
  const { value } = edit
  const all = [...new Set([...DAYS, ...value])].toSorted((a, b) => a - b)
  const turn = (day: number) => {
    const days = value.includes(day) ? value.filter((one) => one !== day) : [...value, day]
    if (days.length > REMINDERS_MAX) return haptic('warning')
    haptic('selection')
    edit.set(days.toSorted((a, b) => a - b))
  }
  return part(SettingSheet<Settings['reminders']['days']>, {
    title: t.when,
    icon: 'bell',
    edit,
    close,
    shown: remindersSaid,
    children: html`
      <div class=${thirdsStyles.thirds} role="group" aria-label=${t.when}>
        ${all.map(
          (day) => html`<label class=${choiceStyles.choice} key=${day}>
            <input type="checkbox" checked=${value.includes(day)} onChange=${() => turn(day)} />
            <span class=${classes(choiceStyles.chip, choiceStyles.full)}>${day === 0 ? t.onTheDay : t.after(day)}</span>
          </label>`,
        )}
      </div>
      <p class="second muted">${value.length ? t.whenLine : t.anyTime}</p>
    `,
  })
}
