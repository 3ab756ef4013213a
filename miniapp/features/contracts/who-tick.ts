// People on a step, in small: a letter each, whose corner says confirmed, awaited or refused. The same is said in words, for readers.
import { Avatar } from '../../ui/avatar.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon, type IconName } from '../../ui/icons.ts'
import styles from './who-tick.module.css'

export type Answer = 'ok' | 'wait' | 'no'

/** Somebody on a step; the colour of their letter is by `id`. */
export interface OnStep {
  readonly id: number
  readonly name: string
  readonly answer: Answer
}

const LOOKS: Readonly<Record<Answer, readonly [IconName, string | undefined]>> = {
  ok: ['check', styles.ok],
  wait: ['clock', styles.wait],
  no: ['close', styles.no],
}
/** More than these are in the words alone. */
const MOST = 4

/** `large`: over a whole avatar. */
export function WhoTick({ id, name, answer, large = false }: OnStep & { large?: boolean }) {
  const [icon, look] = LOOKS[answer]
  return html`<span class=${classes(styles.who, look, large && styles.large)} aria-hidden="true">
    ${part(Avatar, { id, name })}
    <i key=${answer}>${part(Icon, { name: icon, size: large ? 12 : 9 })}</i>
  </span>`
}

/** At the end of a row; `says`: who has confirmed and who is awaited. */
export const Ticks = ({ people, says }: { people: readonly OnStep[]; says: string }) =>
  html`<span class=${styles.ticks} role="img" aria-label=${says}>${people
    .slice(0, MOST)
    .map((one, n) => part(WhoTick, { key: n, ...one }))}</span>`
