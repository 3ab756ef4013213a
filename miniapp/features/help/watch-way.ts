// The row that plays a part's recording, where it has one.
import { useState } from 'preact/hooks'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import rowStyles from '../../ui/row.module.css'
import { SettingsRow } from '../../ui/settings-row.ts'
import type { HelpPart } from './answers.ts'
import { recordingOf } from './recordings.ts'
import { WatchSheet } from './watch-sheet.ts'

export function WatchWay({ about }: { about: HelpPart }) {
  const [watching, watch] = useState(false)
  const of = recordingOf(about)
  if (!of) return null
  return html`<div class=${cardStyles.gap} />
    <ul class=${classes(cardStyles.card, rowStyles.rows)}>${part(SettingsRow, { icon: 'play', title: words('help').help.watch, press: () => watch(true) })}</ul>
    ${watching && part(WatchSheet, { of, close: () => watch(false) })}`
}
