// Which names a line may mean: its words, alone and with those beside them, as the names of the shop are asked for them.
import { fold } from '#lib/fold.ts'
import { type Form, formsOf, isArticle } from '#lib/forms.ts'
import { COMMAND_MAX } from '#lib/limits.ts'
import type { Asked, Together } from '#lib/name-index.ts'
import { maySlip } from '#lib/near.ts'
import { squeezed } from '#lib/search.ts'

/** Words of a line that are asked for, and runs of them: more than 200 lines of a sale have. */
const WORDS_MAX = 600
const TOGETHER_MAX = 4000
/** Words that a whole name is looked up by. */
const NAME_WORDS_MAX = 8
/** Names that are enough to know that there are several, for one word, two and three side by side. */
const MOST = [12, 25, 50] as const
/** Words that a slip may have made of others: those of a long list; words behind are taken as they stand. */
const NEAR_MAX = 300
/** Ways to say two or three words, plural or not. */
const WAYS_MAX = 4

/** What parts items and terms, but within numbers. */
const PARTING = /(?<!\d)[,:;+=]|[,:;+=](?!\d)|[!?()\n]|\.(?=\s|$)/u

/** Bounded however long the line is; words behind the 600th are no names. */
export function askedOf(line: string): Asked {
  const bounded = line.slice(0, COMMAND_MAX)
  const typed = wordsOf(fold(bounded)).slice(0, WORDS_MAX)
  // What is said again names nothing new.
  const parts = [...new Set(bounded.split(PARTING).map(fold))].map(wordsOf)
  const readings = parts.flatMap(readingsIn)
  const together = new Map<string, Together>()
  const forms = new Map<string, readonly Form[]>()
  const asked: string[] = []
  for (const words of readings) {
    if (asked.length > WORDS_MAX || together.size > TOGETHER_MAX) break
    asked.push(...words.slice(0, WORDS_MAX))
    for (const one of togetherIn(words.slice(0, WORDS_MAX), forms))
      if (together.size < TOGETHER_MAX) together.set(keyOf(one), one)
  }
  return {
    exact: [...runsOf([typed, ...parts])],
    together: [...together.values()],
    near: [...new Set([...asked, ...typed.map(squeezed)])].filter(maySlip).slice(0, NEAR_MAX),
  }
}

const keyOf = ({ parts }: Together) => parts.map(({ word, whole }) => (whole ? `${word}.` : word)).join(' ')

const wordsOf = (text: string) => text.split(' ').filter(Boolean)

/** With hyphens and apostrophes as spaces, and as nothing where there are any; with what stands against a number apart: `2café`. */
const readingsIn = (words: readonly string[]): string[][] => [
  readAs(words, ' '),
  ...(words.some((word) => /[-']/.test(word)) ? [readAs(words, '')] : []),
  ...(words.some((word) => GLUED.test(word))
    ? [words.flatMap((word) => GLUED.exec(word)?.slice(1) ?? [word])]
    : []),
]
const GLUED = /^(\d+)(\p{L}+)$/u
const readAs = (words: readonly string[], mark: string) => wordsOf(words.join(' ').replaceAll(/[-']/g, mark))

/** So many side by side, the same ones once. */
function sideBySide(all: readonly string[], count: number): readonly (readonly string[])[] {
  const some = new Map<string, readonly string[]>()
  for (let at = 0; at + count <= all.length; at++) {
    const beside = all.slice(at, at + count)
    some.set(beside.join(' '), beside)
  }
  return [...some.values()]
}

/** All that may be a whole name. */
function runsOf(texts: readonly (readonly string[])[]): ReadonlySet<string> {
  const runs = new Set<string>()
  for (const words of texts)
    for (let at = 0; at < words.length; at++) {
      let run = words[at] ?? ''
      runs.add(run)
      for (let to = at + 1; to < Math.min(words.length, at + NAME_WORDS_MAX); to++) {
        run += ` ${words[to]}`
        runs.add(run)
      }
    }
  return runs
}

/**
 * One, two and three words side by side, articles apart, which may begin a name alone; one and two as whole words too, which
 * count for more than beginnings.
 */
const togetherIn = (words: readonly string[], forms: Map<string, readonly Form[]>): Together[] =>
  MOST.flatMap((most, n) =>
    sideBySide(n === 0 ? words : words.filter((word) => !isArticle(word)), n + 1).flatMap((some) => [
      ...waysToSay(some, forms).map((parts) => ({ parts, most })),
      ...(n < 2 ? [{ parts: some.map((word) => ({ word, whole: true })), most }] : []),
    ]),
  )

/** Of forms that begin alike the shortest. */
function leastForms(word: string): readonly Form[] {
  const forms = formsOf(word, 2)
  return forms.filter(
    (form) => !forms.some((other) => other !== form && !other.whole && form.word.startsWith(other.word)),
  )
}

/** Each word in its forms, which are found once a word. */
function waysToSay(words: readonly string[], forms: Map<string, readonly Form[]>): Form[][] {
  let ways: Form[][] = [[]]
  for (const word of words) {
    const least = forms.get(word) ?? leastForms(word)
    forms.set(word, least)
    ways = ways.flatMap((way) => least.map((form) => [...way, form])).slice(0, WAYS_MAX)
  }
  return ways
}
