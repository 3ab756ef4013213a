// A part of a page that is not here yet: its bones, or that it could not be loaded and a way to ask again.
import { offline } from '../client/connectivity.ts'
import type { Resource } from '../client/resource.ts'
import { words } from '../client/words.ts'
import { useAgain } from './again.ts'
import buttonStyles from './button.module.css'
import cardStyles from './card.module.css'
import { classes } from './classes.ts'
import { html, type Inside, part } from './html.ts'
import { Icon } from './icons.ts'
import rowStyles from './row.module.css'
import sectionStyles from './section.module.css'
import { Waiting } from './states.ts'

interface PendingProps {
  readonly held: Pick<Resource<unknown>, 'error' | 'refresh'>
  /** Shown while it is on its way. */
  readonly children?: Inside
}

export function Pending({ held, children }: PendingProps) {
  // Without a network a try takes half a minute to fail.
  return held.error.value || offline.value
    ? part(NotHere, { retry: held.refresh })
    : part(Waiting, { children })
}

function NotHere({ retry }: { retry: () => Promise<unknown> }) {
  const { failed } = words('frame').miniapp
  const { left, again } = useAgain(retry)
  return html`<section class=${classes(sectionStyles.section, cardStyles.card, rowStyles.row)} role="alert">
    <p class=${classes('muted', rowStyles.words)}>${failed.title}</p>
    <button class=${classes(buttonStyles.button, buttonStyles.small)} disabled=${left <= 0} onClick=${again}>${part(Icon, { name: 'refresh', size: 18 })}${failed.again}</button>
  </section>`
}
