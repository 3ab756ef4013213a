// What is there already is received right after its product is made.
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import fieldsStyles from '../../ui/fields.module.css'
import { html, part } from '../../ui/html.ts'
import rowStyles from '../../ui/row.module.css'
import { RowIcon } from '../../ui/settings-row.ts'

export function OnShelf({ on, set }: { on: boolean; set: (on: boolean) => void }) {
  const t = words('products').form
  return html`<label class=${classes(cardStyles.card, rowStyles.row, fieldsStyles.switchRow)}>
    ${part(RowIcon, { icon: 'receive', tone: 'good' })}
    <span class=${rowStyles.words}><span class="block">${t.onShelf}</span><span class="second muted block">${t.onShelfLine}</span></span>
    <input
      type="checkbox"
      role="switch"
      class=${fieldsStyles.switch}
      checked=${on}
      onChange=${(event: Event) => set((event.currentTarget as HTMLInputElement).checked)}
    />
  </label>`
}
