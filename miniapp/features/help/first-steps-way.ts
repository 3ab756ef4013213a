// The way back to the first steps, for an owner who passed over them.
import { toTab } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import rowStyles from '../../ui/row.module.css'
import { SettingsRow } from '../../ui/settings-row.ts'
import { prefer, preferences } from '../settings/preferences.ts'

export function FirstStepsWay() {
  const chosen = preferences.use()
  if (!chosen || chosen.firstSteps) return null
  const begin = async () => {
    await prefer({ firstSteps: true })
    toTab('/')
  }
  return html`<div class=${cardStyles.gap} />
    <ul class=${classes(cardStyles.card, rowStyles.rows)}>${part(SettingsRow, { icon: 'flag', tone: 'quiet', title: words('help').help.firstSteps, press: () => void begin() })}</ul>`
}
