// The line: what is typed lies over the same words in colour, so that each understood piece shows as it is understood.
import { useLayoutEffect, useRef } from 'preact/hooks'
import { COMMAND_MAX } from '#lib/limits.ts'
import { words } from '../../client/words.ts'
import { SEARCH_ID } from '../../platform/focus.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import styles from './command.module.css'
import { pieces, selection } from './line.ts'
import { Microphone } from './microphone.ts'
import { tokensOf } from './pieces.ts'
import { coming, voice } from './voice.ts'

interface LineProps {
  readonly text: string
  readonly set: (text: string) => void
  /** The keys of what is asked about. */
  readonly asked: readonly string[]
  readonly enter: () => void
  readonly speak: () => void
}

export function LineField({ text: typed, set, asked, enter, speak }: LineProps) {
  const t = words('command').command
  const isListening = voice.value === 'listening'
  const text = isListening ? `${coming.value} …` : typed
  const field = useRef<HTMLTextAreaElement>(null)
  const { from, to } = selection.value ?? {}
  useLayoutEffect(() => {
    // No keyboard over who speaks.
    if (voice.peek() !== 'listening') field.current?.focus()
    if (from !== undefined && to !== undefined) field.current?.setSelectionRange(from, to)
  }, [selection.value])
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    enter()
  }
  const wipe = () => {
    set('')
    field.current?.focus()
  }
  return html`<div class=${styles.lineField}>
    <div class=${styles.typed}>
      <p aria-hidden="true">${tokensOf(text, pieces.value, asked).map(({ text: piece, kind }, index) => html`<span key=${index} class=${styles.token} data-kind=${kind}>${piece}</span>`)}${' '}</p>
      <textarea
        ref=${field}
        id=${SEARCH_ID}
        rows="1"
        enterkeyhint="go"
        autocomplete="off"
        autocorrect="off"
        autocapitalize="off"
        spellcheck=${false}
        maxlength=${COMMAND_MAX}
        aria-label=${t.line}
        placeholder=${t.line}
        readonly=${isListening}
        value=${text}
        onInput=${(event: InputEvent) => set((event.currentTarget as HTMLTextAreaElement).value)}
        onKeyDown=${keys}
      />
    </div>
    ${
      text
        ? html`<button key="clear" class=${styles.wipe} aria-label=${words('frame').miniapp.clear} onClick=${wipe}>${part(Icon, { name: 'close', size: 18 })}</button>`
        : html`<button key="speak" class=${styles.wipe} aria-label=${t.voice.speak} onClick=${speak}>${part(Microphone, { size: 20, isOff: voice.value === 'away' })}</button>`
    }
  </div>`
}
