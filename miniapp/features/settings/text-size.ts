// How large text is: four steps on a slider, put on when it is let go, so that nothing moves under the finger.
import { useState } from 'preact/hooks'
import type { Preferences } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import rowStyles from '../../ui/row.module.css'
import settingsRowStyles from '../../ui/settings-row.module.css'
import { RowIcon } from '../../ui/settings-row.ts'
import { Slider } from '../../ui/slider.ts'
import { prefer } from './preferences.ts'
import styles from './settings.module.css'

type Size = Preferences['textSize']
const SIZES: readonly Size[] = [0.9, 1, 1.15, 1.3]
const LAST = SIZES.length - 1

export function TextSize({ value }: { value: Size }) {
  const t = words('settings').settings
  const [held, setHeld] = useState<number | null>(null)
  const step = held ?? SIZES.indexOf(value)
  const name = t.textSizes[step] ?? ''
  const put = (next: number) => {
    const textSize = SIZES[next]
    setHeld(null)
    if (textSize !== undefined && textSize !== value) void prefer({ textSize })
  }
  return html`<li class=${classes(rowStyles.line, styles.textSize)}>
    <div class=${classes(rowStyles.row, settingsRowStyles.valued)}>
      ${part(RowIcon, { icon: 'letter' })}
      <span class=${rowStyles.words} id="text-size">${t.textSize}</span>
      <span class=${settingsRowStyles.value}><span class="muted">${name}</span></span>
    </div>
    <div class=${styles.slide}>
      <span aria-hidden="true">A</span>
      ${part(Slider, {
        labelledBy: 'text-size',
        value: step,
        most: LAST,
        says: name,
        slide: setHeld,
        put,
        children: SIZES.map(
          (size, index) =>
            html`<i key=${size} class=${classes(styles.tick, index <= step && styles.on)} style=${{ left: `${(100 * index) / LAST}%` }} />`,
        ),
      })}
      <span class=${styles.large} aria-hidden="true">A</span>
    </div>
  </li>`
}
