// What stands before the shop: not opened by Telegram, signed out, switched off, or not reached.
import '../styles/door.css'
import { useEffect } from 'preact/hooks'
import type { Role } from '#domain/operation.ts'
import { enterAs } from '../outside.ts'
import { door, doorError, enter } from '../session.ts'
import { Avatar } from '../ui/avatar.ts'
import { html } from '../ui/html.ts'
import { Icon } from '../ui/icons.ts'
import { Empty, Failed } from '../ui/states.ts'
import { words } from '../words.ts'

export function Door() {
  const t = words('door').before
  switch (door.value) {
    case 'outside':
      return html`<${Card} title=${words('frame').miniapp.app} lines=${[t.outside.title, t.outside.line]} />`
    case 'choosing':
      return html`<${Choosing} />`
    case 'left':
      return html`<main class="page"><${Empty} face="👋" ...${t.left}>
        <button class="button filled" onClick=${() => void enter()}>${t.enter}</button>
      <//></main>`
    case 'ended':
      return html`<${Ended} />`
    case 'disabled':
      return html`<main class="page"><${Empty} face="🔒" ...${t.disabled} /></main>`
    case 'failed':
      return (
        doorError.value &&
        html`<main class="page"><${Failed} error=${doorError.value} retry=${enter} /></main>`
      )
    default:
      return null
  }
}

/** Who was signed out while there was no network may still be let in by the signed data at hand. */
function Ended() {
  useEffect(() => {
    const again = () => void enter()
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [])
  return html`<main class="page"><${Empty} face="🔑" ...${words('door').before.ended} /></main>`
}

const Card = ({ title, lines, children }: { title: string; lines: readonly string[]; children?: unknown }) =>
  html`<main class="door"><section class="card">
    <span class="sign emoji" aria-hidden="true">🧺</span>
    <h1>${title}</h1>
    ${lines.map((line) => html`<p class="muted" key=${line}>${line}</p>`)}
    ${children}
  </section></main>`

/** Made-up people; their ids are below those that Telegram gives. */
const PEOPLE: readonly (readonly [Role, number])[] = [
  ['owner', 1],
  ['admin', 2],
  ['user', 3],
]

function Choosing() {
  const t = words('door').before.choose
  const { roles } = words('frame').miniapp
  return html`<${Card} title=${t.title} lines=${[t.line]}>
    <ul>
      ${PEOPLE.map(
        ([role, id]) => html`<li key=${role}>
          <button class="row still" onClick=${() => void enterAs(id, t.people[role], role)}>
            <${Avatar} id=${id} name=${t.people[role]} />
            <span class="words"><span class="block">${t.people[role]}</span><span class="second muted">${roles[role]} · ${t.does[role]}</span></span>
            <span class="faint"><${Icon} name="next" size="18" /></span>
          </button>
        </li>`,
      )}
    </ul>
  <//>`
}
