// How large text is: four steps on a slider, put on when it is let go, so that nothing moves under the finger.
import { useState } from 'preact/hooks'
import type { Preferences } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import rowStyles from '../../ui/row.module.css'
import settingsRowStyles from '../../ui/settings-row.module.css'
import { RowIcon } from '../../ui/settings-row.ts'
import { prefer } from './preferences.ts'
import styles from './settings.module.css'

type Size = Preferences['textSize']
const SIZES: readonly Size[] = [0.9, 1, 1.15, 1.3]
const LAST = SIZES.length - 1

const stepIn = (event: Event) => Number((event.currentTarget as HTMLInputElement).value)

export function TextSize({ value }: { value: Size }) {
  const t = words('settings').settings
  const [held, setHeld] = useState<number | null>(null)
  const step = held ?? SIZES.indexOf(value)
  const name = t.textSizes[step] ?? ''
  const slide = (event: Event) => {
    if (stepIn(event) !== step) haptic('selection')
    setHeld(stepIn(event))
  }
  const put = (event: Event) => {
    const textSize = SIZES[stepIn(event)]
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
      <div class=${styles.track} style=${{ '--share': `${(100 * step) / LAST}%` }}>
        ${SIZES.map((size, index) => html`<i key=${size} class=${index <= step ? styles.on : ''} style=${{ left: `${(100 * index) / LAST}%` }} />`)}
        <input
          type="range"
          min="0"
          max=${LAST}
          step="1"
          value=${step}
          aria-labelledby="text-size"
          aria-valuetext=${name}
          onInput=${slide}
          onChange=${put}
        />
      </div>
      <span class=${styles.large} aria-hidden="true">A</span>
    </div>
  </li>`
}
