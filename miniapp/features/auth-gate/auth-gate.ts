// What stands before the shop: not opened by Telegram, signed out, switched off, or not reached.
import { useEffect, useState } from 'preact/hooks'
import type { Role } from '#domain/operation.ts'
import { dotted } from '../../client/format.ts'
import { sessionError, sessionState } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { openChat } from '../../platform/chat.ts'
import { inTelegram } from '../../platform/telegram.ts'
import { Avatar } from '../../ui/avatar.ts'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { lazy } from '../../ui/lazy.ts'
import pageStyles from '../../ui/page.module.css'
import rowStyles from '../../ui/row.module.css'
import { Empty, Failed } from '../../ui/states.ts'
import styles from './auth-gate.module.css'
import { enterAs, enterHere, mayOpen, OPEN, onOwnMachine } from './dev-login.ts'

/** So long it can be read. */
const CLOSES_MS = 4000

export function AuthGate() {
  const t = words('authGate').before
  switch (sessionState.value) {
    case 'outside':
      return part(Outside)
    case 'choosing':
      return part(Choosing)
    case 'left':
      return html`<main class=${pageStyles.page}>
        ${part(Empty, {
          face: '👋',
          ...t.left,
          children: html`<button class=${classes(buttonStyles.button, buttonStyles.filled)} onClick=${() => void enterHere()}>${t.enter}</button>`,
        })}
      </main>`
    case 'erased':
      return part(Erased)
    case 'ended':
      return part(Ended)
    case 'disabled':
      return html`<main class=${pageStyles.page}>${part(Empty, { face: '🔒', ...t.disabled })}</main>`
    case 'failed':
      return (
        sessionError.value &&
        html`<main class=${pageStyles.page}>${part(Failed, { error: sessionError.value, retry: enterHere })}</main>`
      )
    default:
      return null
  }
}

/** At a table, for the phone that lies beside it. */
const TABLE = '(min-width: 600px)'
const QrCode = lazy<{ code: string; says: string }>(async () => (await import('../../ui/qr-code.ts')).QrCode)

function Outside() {
  const t = words('authGate').before.outside
  const { app } = words('frame').miniapp
  const [opens, setOpens] = useState(false)
  useEffect(() => void mayOpen().then(setOpens), [])
  if (!opens) return part(Card, { title: app, lines: [t.title, onOwnMachine() ? t.here : t.line] })
  const scans = window.matchMedia(TABLE).matches
  return part(Card, {
    title: app,
    lines: [t.title],
    look: scans ? styles.scans : '',
    children: html`
      <a class=${classes(buttonStyles.button, buttonStyles.filled, styles.enter)} href=${OPEN}>${t.open}</a>
      ${
        scans &&
        html`<figure>
          ${part(QrCode, { code: location.origin + OPEN, says: t.code })}
          <figcaption class="second muted">${t.scan}</figcaption>
        </figure>`
      }
    `,
  })
}

/** The last page that who was erased sees here: it closes by itself. */
function Erased() {
  useEffect(() => {
    const timer = setTimeout(() => inTelegram && openChat(), CLOSES_MS)
    return () => clearTimeout(timer)
  }, [])
  return html`<main class=${pageStyles.page}>${part(Empty, { face: '✅', ...words('authGate').before.erased })}</main>`
}

/** Who was signed out while there was no network may still be let in by the signed data at hand. */
function Ended() {
  useEffect(() => {
    const again = () => void enterHere()
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [])
  return html`<main class=${pageStyles.page}>${part(Empty, { face: '🔑', ...words('authGate').before.ended })}</main>`
}

interface CardProps {
  readonly title: string
  readonly lines: readonly string[]
  readonly look?: string
  readonly children?: Inside
}

const Card = ({ title, lines, look = '', children }: CardProps) =>
  html`<main class=${styles.door}><section class=${classes(cardStyles.card, styles.card, look)}>
    <span class=${classes('emoji', styles.sign)} aria-hidden="true">🧺</span>
    <h1>${title}</h1>
    ${lines.map((line) => html`<p class="muted" key=${line}>${line}</p>`)}
    ${children}
  </section></main>`

/** Made-up people, the demo's: their ids are below those that Telegram gives. */
const PEOPLE: readonly (readonly [Role, number])[] = [
  ['owner', 111],
  ['admin', 222],
  ['user', 333],
]

function Choosing() {
  const t = words('authGate').before.choose
  const { roles } = words('frame').miniapp
  return part(Card, {
    title: t.title,
    lines: [t.line],
    children: html`<ul>
      ${PEOPLE.map(
        ([role, id]) => html`<li key=${role}>
          <button class=${classes('still', rowStyles.row)} onClick=${() => void enterAs(id, t.people[role], role)}>
            ${part(Avatar, { id, name: t.people[role] })}
            <span class=${rowStyles.words}><span class="block">${t.people[role]}</span><span class="second muted">${dotted(roles[role], t.does[role])}</span></span>
            <span class="faint">${part(Icon, { name: 'next', size: 18 })}</span>
          </button>
        </li>`,
      )}
    </ul>`,
  })
}
