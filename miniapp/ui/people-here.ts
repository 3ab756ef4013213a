// Who else has this record open: their letters with what they do at the corner, and one sentence, read out at most every ten seconds.
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Present } from '../client/presence.ts'
import { words } from '../client/words.ts'
import { Avatar, calledBy } from './avatar.ts'
import { classes } from './classes.ts'
import { html, type Inside, part } from './html.ts'
import styles from './record.module.css'

interface HereProps {
  readonly people: readonly Present[]
  /** The verb for those editing: counting; by default, changing. */
  readonly doing?: 'counting'
  /** Who saved before the form did, said instead; null: somebody. */
  readonly savedBy?: { readonly id: number; readonly name: string } | null
}

/** So many faces and names; of the others how many. */
const SHOWN = 3
const SAID_EVERY_MS = 10_000

export function PeopleHere({ people, doing, savedBy }: HereProps) {
  const t = words('shared').record
  const saver = savedBy ? calledBy(savedBy.name) : t.somebody
  const groups = [
    { who: people.filter(({ state }) => state === 'editing'), does: doing ? t[doing] : t.changing },
    { who: people.filter(({ state }) => state === 'viewing'), does: t.looking },
  ].filter(({ who }) => who.length > 0)
  const text =
    savedBy === undefined
      ? groups.map(({ who, does }) => `${listed(namesOf(who)).join('')} ${does(who.length)}`).join(', ')
      : `${saver} ${t.savedBefore}`
  const said = useSeldom(text)
  const all = groups.flatMap(({ who }) => who)
  const isAway = savedBy && !all.some(({ id }) => id === savedBy.id)
  const faces = [...(isAway ? [{ ...savedBy, state: 'editing' as const }] : []), ...all].slice(0, SHOWN)
  return html`<div class=${styles.here}>
    <span class="hidden" role="status">${said}</span>
    ${faces.length > 0 && html`<span class=${styles.faces} aria-hidden="true">${faces.map(faceOf)}</span>`}
    ${text && html`<p aria-hidden="true">${savedBy === undefined ? bold(groups) : html`<b class="strong">${saver}</b> ${t.savedBefore}`}</p>`}
  </div>`
}

const faceOf = ({ id, name, state }: Present) =>
  html`<span key=${id} class=${classes(styles.face, state === 'editing' && styles.changes)}>${part(Avatar, { id, name })}</span>`

/** The first few by name; the rest are a number. */
function namesOf(who: readonly Present[]): readonly string[] {
  const names = who.slice(0, SHOWN).map(({ name }) => calledBy(name))
  return who.length > SHOWN ? [...names, words('shared').record.more(who.length - SHOWN)] : names
}

/** With what stands between them: every second piece. */
const listed = (names: readonly string[]): readonly string[] =>
  names.flatMap((name, at) => [
    ...(at === 0 ? [] : [at === names.length - 1 ? words('shared').record.and : ', ']),
    name,
  ])

interface Group {
  readonly who: readonly Present[]
  readonly does: (count: number) => string
}

const bold = (groups: readonly Group[]): Inside =>
  groups.map(
    ({ who, does }, at) =>
      html`${at > 0 && ', '}${listed(namesOf(who)).map((piece, n) => (n % 2 ? piece : html`<b class="strong">${piece}</b>`))} ${does(who.length)}`,
  )

/** The text, at most so often: who hears the page is not interrupted each time that somebody begins to type. */
function useSeldom(text: string): string {
  const [said, setSaid] = useState('')
  const at = useRef(-SAID_EVERY_MS)
  useEffect(() => {
    if (text === said) return
    const wait = Math.max(0, at.current + SAID_EVERY_MS - performance.now())
    const timer = setTimeout(() => {
      at.current = performance.now()
      setSaid(text)
    }, wait)
    return () => clearTimeout(timer)
  }, [text, said])
  return said
}
