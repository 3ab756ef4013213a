// What cannot wait in the queue says so while there is no network, and what is shown says how old it is.
import { offline } from '../client/connectivity.ts'
import { clock } from '../client/format.ts'
import type { Resource } from '../client/resource.ts'
import { words } from '../client/words.ts'
import { classes } from './classes.ts'
import { html, part } from './html.ts'
import type { MainButtonProps } from './main-button.ts'
import styles from './needs-network.module.css'
import sectionStyles from './section.module.css'

/** The button as it is; without a network one that says what it needs. Its words are there before there is no network. */
export const needsNetwork = <Button extends Pick<MainButtonProps, 'text' | 'enabled'>>(
  button: Button,
): Button => (offline.value ? { ...button, text: words('queue').network.needs, enabled: false } : button)

/** Below what is disabled meanwhile: what it needs, and how old is what shows. */
export function NeedsNetwork({ held }: { held: Pick<Resource<unknown>, 'seenAt'> }) {
  return html`<div role="status">${offline.value && html`<p class=${sectionStyles.foot}>${words('queue').network.needs}</p>`}</div>
    ${part(SeenAt, { held })}`
}

/** `visto às 14:02`, while there is no network to see it anew. */
export function SeenAt({ held }: { held: Pick<Resource<unknown>, 'seenAt'> }) {
  const at = held.seenAt.value
  if (!offline.value || !at) return null
  const time = clock(new Date(at).toISOString())
  return html`<p class=${classes('second muted', styles.seen)}>${words('queue').network.seenAt(time)}</p>`
}
