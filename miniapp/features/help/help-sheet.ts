// What "?" opens: three things, each with where to tap and what to type, a recording, and the way to the rest.
import { useState } from 'preact/hooks'
import { go } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import badgeStyles from '../../ui/badge.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import rowStyles from '../../ui/row.module.css'
import { SettingsRow } from '../../ui/settings-row.ts'
import { Sheet } from '../../ui/sheet.ts'
import { SheetForm } from '../../ui/sheet-form.ts'
import { answersFor, type HelpPart } from './answers.ts'
import styles from './help.module.css'
import { recordingOf } from './recordings.ts'
import { Thing } from './thing.ts'
import { WatchSheet } from './watch-sheet.ts'

export interface HelpSheetProps {
  readonly about: HelpPart
  readonly close: () => void
}

const SHOWN = 3

export function HelpSheet({ about, close }: HelpSheetProps) {
  const t = words('help').help
  const [watching, watch] = useState(false)
  const recording = recordingOf(about)
  const shown = answersFor(about, person.value?.role ?? 'user').slice(0, SHOWN)
  const thumb = html`<span class=${classes(badgeStyles.accent, styles.face)}>${part(Icon, { name: 'help' })}</span>`
  return part(Sheet, {
    title: t.parts[about],
    thumb,
    close,
    children: html`${part(SheetForm, {
      act: { text: t.gotIt, press: close },
      children: html`
        <ul class=${classes(cardStyles.card, styles.things)}>${shown.map((answer) => part(Thing, { key: answer.name, answer }))}</ul>
        <ul class=${classes(cardStyles.card, rowStyles.rows, styles.ways)}>
          ${recording && part(SettingsRow, { icon: 'play', title: t.watch, press: () => watch(true) })}
          ${part(SettingsRow, { icon: 'help', tone: 'quiet', title: t.all, press: () => go('/help') })}
        </ul>
      `,
    })}
    ${watching && recording && part(WatchSheet, { of: recording, close: () => watch(false) })}`,
  })
}
