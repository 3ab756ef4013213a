// The three roles, each with what it may do; one is chosen.
import { useId } from 'preact/hooks'
import type { Role } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon, type IconName } from '../../ui/icons.ts'
import rowStyles from '../../ui/row.module.css'
import { TINTS } from '../../ui/tints.ts'
import { TONES } from './person-row.ts'
import styles from './users.module.css'

export const ROLES = ['user', 'admin', 'owner'] as const
const ICONS: Readonly<Record<Role, IconName>> = { user: 'person', admin: 'store', owner: 'shield' }

interface RoleChoiceProps {
  readonly label: string
  readonly value: Role | null
  readonly pick: (role: Role) => void
  readonly locked?: boolean
}

export function RoleChoice({ label, value, pick, locked = false }: RoleChoiceProps) {
  const { roles, means } = words('users').users
  const group = useId()
  const choose = (role: Role) => {
    haptic('selection')
    pick(role)
  }
  return html`<div class=${classes(cardStyles.card, rowStyles.rows)} role="radiogroup" aria-label=${label}>
    ${ROLES.map(
      (
        role,
      ) => html`<div class=${rowStyles.line} key=${role}><label class=${classes(rowStyles.row, styles.role)}>
        <span class=${rowStyles.thumb}><span class=${classes(rowStyles.tinted, TINTS[TONES[role]])} data-round>${part(Icon, { name: ICONS[role] })}</span></span>
        <span class=${rowStyles.words}><span class="strong block">${roles[role]}</span><span class="second muted block">${means[role]}</span></span>
        <input type="radio" name=${group} class=${styles.box} checked=${role === value} disabled=${locked} onChange=${() => choose(role)} />
        <span class=${styles.tick} aria-hidden="true">${part(Icon, { name: 'check', size: 16 })}</span>
      </label></div>`,
    )}
  </div>`
}
