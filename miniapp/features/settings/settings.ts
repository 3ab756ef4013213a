// Ajustes: who I am here, how the app looks and begins, and the devices I am in from. Each change is stored at once.
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { Avatar } from '../../ui/avatar.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { Failed } from '../../ui/failed.ts'
import { html, part } from '../../ui/html.ts'
import pageStyles from '../../ui/page.module.css'
import rowStyles from '../../ui/row.module.css'
import { Badge, RowBones } from '../../ui/section.ts'
import { Waiting } from '../../ui/states.ts'
import { Appearance } from './appearance.ts'
import { Devices } from './devices.ts'
import { preferences } from './preferences.ts'
import styles from './settings.module.css'

export function Screen() {
  const t = words('settings').settings
  const chosen = preferences.use()
  const error = preferences.error.value
  if (!chosen && error)
    return html`<main class=${pageStyles.page}>${part(Failed, { error, retry: preferences.refresh })}</main>`
  return html`<main class=${pageStyles.page}>
    <h1 class="hidden" tabindex="-1">${t.title}</h1>
    ${part(Me)}
    ${
      chosen
        ? part(Appearance, { chosen })
        : part(Waiting, { children: html`<div class=${cardStyles.gap} />${part(RowBones, { count: 5 })}` })
    }
    ${part(Devices)}
  </main>`
}

function Me() {
  const now = person.value
  if (!now) return null
  const role = words('frame').miniapp.roles[now.role]
  return html`<section class=${classes(cardStyles.card, rowStyles.row, styles.me)}>
    ${part(Avatar, { id: 0, name: now.name })}
    <p class=${rowStyles.words}>
      <span class="block cut strong">${now.name}</span>
      ${now.username && html`<span class="second muted block cut">@${now.username}</span>`}
    </p>
    ${part(Badge, { tone: now.role === 'user' ? 'quiet' : 'accent', children: role })}
  </section>`
}
