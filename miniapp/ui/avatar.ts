// A person's first letter in a colour that stays theirs.
import styles from './avatar.module.css'
import { classes } from './classes.ts'
import { html } from './html.ts'

const TONES = [styles.tone0, styles.tone1, styles.tone2, styles.tone3]
/** `Dona Zefa` is known by Z: titles and prepositions come before the name people use. */
const TITLES = ['dona', 'seu', 'sr', 'sra', 'dr', 'dra', 'tia', 'tio', 'mr', 'mrs', 'ms']

/** A name as people say it: `Ana` of Ana Beatriz, `Dona` and `Zefa` of Dona Zefa Lima. */
export function shortName(name: string): { title: string; rest: string } {
  const [first = '', second] = name.split(' ')
  const titled = second !== undefined && TITLES.includes(first.toLowerCase().replace('.', ''))
  return titled ? { title: first, rest: second } : { title: '', rest: first }
}

/** The short name in one piece. */
export function calledBy(name: string): string {
  const { title, rest } = shortName(name)
  return `${title} ${rest}`.trim()
}

export const initialOf = (name: string) =>
  [...new Intl.Segmenter().segment(shortName(name).rest)][0]?.segment.toUpperCase() ?? ''

export const Avatar = ({ id, name }: { id: number; name: string }) =>
  html`<span class=${classes(styles.avatar, TONES[id % TONES.length])} data-round aria-hidden="true">${initialOf(name)}</span>`
