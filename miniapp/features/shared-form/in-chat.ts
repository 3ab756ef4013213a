// Of what the chat fills too: whose it is there, and the way back to it.
import { useState } from 'preact/hooks'
import { person } from '../../client/session.ts'
import { Avatar } from '../../ui/avatar.ts'
import { html, part } from '../../ui/html.ts'
import { ChatMark } from './chat-mark.ts'
import styles from './shared-form.module.css'

interface InChatProps {
  /** Whether a card of the chat shows it. */
  readonly inChat: boolean
  /** Of whom it shows: it stands behind their name. */
  readonly text: string
  readonly label: string
  /** Sends its card to the chat. */
  readonly toChat: () => Promise<void>
}

export function InChat({ inChat, text, label, toChat }: InChatProps) {
  const [busy, setBusy] = useState(false)
  const me = person.value
  const send = async () => {
    setBusy(true)
    try {
      await toChat()
    } finally {
      setBusy(false)
    }
  }
  return html`<section class=${styles.presence}>
    ${inChat && me && part(ChatMark, { small: true, children: part(Avatar, { id: me.id, name: me.name }) })}
    <p>${inChat && me && html`<b>${me.name}</b> `}<span class="muted">${text}</span></p>
    <button type="button" class="link strong" disabled=${busy} onClick=${() => void send()}>${label}</button>
  </section>`
}
