// What could not be loaded: says that nothing is lost, counts down, and has a code to read out.
import type { ApiError } from '../client/api.ts'
import { words } from '../client/words.ts'
import { useAgain } from './again.ts'
import buttonStyles from './button.module.css'
import { classes } from './classes.ts'
import emptyStyles from './empty.module.css'
import { Empty } from './empty.ts'
import { html, part } from './html.ts'
import { Icon } from './icons.ts'

/** Tries again by itself, less and less often, and at a tap. */
export function Failed({ error, retry }: { error: ApiError; retry: () => Promise<unknown> }) {
  const { failed } = words('frame').miniapp
  const { left, again } = useAgain(retry)
  const code = shortCode(error)
  return part(Empty, {
    face: '🔌',
    title: failed.title,
    line: left > 0 ? failed.line(left) : failed.trying,
    children: html`
      <button class=${buttonStyles.button} disabled=${left <= 0} onClick=${again}>${part(Icon, { name: 'refresh' })}${failed.again}</button>
      ${code && html`<p class=${classes('muted', emptyStyles.code)}>${failed.code(code)}</p>`}
    `,
  })
}

/** Short enough to read out, long enough to find the request in the log. */
function shortCode(error: ApiError): string | null {
  const id = error.body?.requestId?.replace(/[^\da-z]/gi, '').toUpperCase()
  return id ? `${id.slice(0, 4)}-${id.slice(4, 6)}` : null
}
