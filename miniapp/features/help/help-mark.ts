// The "?" beside a title: three things about what this screen is for, in a sheet that is fetched when it is wanted.
import { useState } from 'preact/hooks'
import { words } from '../../client/words.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { lazy } from '../../ui/lazy.ts'
import styles from './help.module.css'
import type { HelpSheetProps } from './help-sheet.ts'

const HelpSheet = lazy<HelpSheetProps>(async () => (await import('./help-sheet.ts')).HelpSheet, 'help')

interface HelpMarkProps extends Pick<HelpSheetProps, 'about'> {
  /** First of what stands at the right of a section's title: it keeps to the title. */
  readonly ofSection?: boolean
}

export function HelpMark({ about, ofSection }: HelpMarkProps) {
  const [open, setOpen] = useState(false)
  return html`<button class=${classes(styles.mark, ofSection && styles.ofSection)} aria-label=${words('frame').miniapp.help} onClick=${() => setOpen(true)}>?</button>${
    open && part(HelpSheet, { about, close: () => setOpen(false) })
  }`
}
