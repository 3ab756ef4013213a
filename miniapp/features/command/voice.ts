// Speaking to Comando: what is heard goes into the line as if it were typed, and the button alone stores.
import { signal } from '@preact/signals'
import { language } from '../../client/words.ts'
import { Listening } from '../../platform/speech.ts'
import { haptic } from '../../platform/telegram.ts'
import { type } from './line.ts'

/** `heard`: what stands in the line was said; `away`: nothing can be heard here. */
type Voice = 'rest' | 'listening' | 'heard' | 'silent' | 'away'

export const voice = signal<Voice>('rest')
/** What is heard, as it comes. */
export const coming = signal('')

let listening: Listening | null = null

/** Begins to listen, whatever was heard before. */
export function speak(): void {
  rest()
  haptic('selection')
  voice.value = 'listening'
  const comes = (words: string) => {
    coming.value = words
  }
  listening = new Listening(language.peek(), {
    comes,
    ended(how) {
      const said = coming.peek()
      rest()
      voice.value = how
      if (how === 'heard') type(said)
    },
  })
}

/** All was said. */
export const stop = (): void => listening?.stop()

/** Nothing is listened to, and nothing is said of what was. */
export function rest(): void {
  listening?.drop()
  listening = null
  coming.value = ''
  voice.value = 'rest'
}
