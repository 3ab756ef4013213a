// A text that is sent to many and says each by name: where {nome} or {name} stands, their first name does.
import type { Marking } from './marked.ts'

/** Either word, whatever the language of who writes. */
export const NAMED = /[{](?:nome|name)[}]/
const EACH = new RegExp(NAMED, 'g')
/** Longer first names are cut: the text must fit one message, whoever gets it. */
const NAME_MAX = 32

/** How somebody is called: their first name. */
export const firstName = (name: string): string => {
  const first = name.trim().split(/\s+/u)[0] ?? ''
  return first.length > NAME_MAX ? `${first.slice(0, NAME_MAX - 1).replace(/[\ud800-\udbff]$/, '')}…` : first
}

/** How long the text may get, in UTF-16 units. */
export const longestNamed = (text: string): number => {
  const places = [...text.matchAll(EACH)]
  return places.reduce((length, [word]) => length + Math.max(0, NAME_MAX - word.length), text.length)
}

interface Said {
  readonly text?: unknown
  readonly entities?: unknown
}

/** The text with this person's name in it; what is marked moves along. */
export function withName<S extends Said>(said: S, whole: string): S {
  if (typeof said.text !== 'string') return said
  const name = firstName(whole)
  const places = [...said.text.matchAll(EACH)].map(({ 0: word, index }) => ({ index, length: word.length }))
  /** Where a place of the text comes to stand; within a word that goes, its name's beginning or end. */
  const moved = (at: number): number =>
    places.reduce((now, { index, length }) => {
      if (at >= index + length) return now + name.length - length
      return at > index ? now - (at - index) : now
    }, at)
  const entities = Array.isArray(said.entities)
    ? {
        entities: (said.entities as Marking[])
          .map((one) => ({ ...one, ...span(one, moved) }))
          .filter(({ length }) => length > 0),
      }
    : {}
  return { ...said, text: said.text.replace(EACH, () => name), ...entities }
}

function span({ offset, length }: Marking, moved: (at: number) => number) {
  const from = moved(offset)
  return { offset: from, length: moved(offset + length) - from }
}
