// What else a word may be said for: plural, diminutive, article; in Portuguese and English, over folded words. Pure.
import { Remembered } from './remembered.ts'

export interface Form {
  readonly word: string
  /** It stands for a whole word alone: its beginning would be another word's. */
  readonly whole: boolean
}

const ARTICLES = new Set('o a os as um uma uns umas de do da dos das no na the an of some'.split(' '))
export const isArticle = (word: string): boolean => ARTICLES.has(word)

/** How far from what was typed: 0 itself, 1 the other number, 2 what a diminutive is made of; each with those before. */
export const LEVELS = [0, 1, 2] as const
export type Level = (typeof LEVELS)[number]

const LETTERS = /^\p{L}{3,24}$/u

export const formsOf = (word: string, level: Level): readonly Form[] =>
  level === 0 || !LETTERS.test(word) ? [{ word, whole: false }] : known[level].of(word)

/** Lines say the same words again and again, and are read at each level. */
const WORDS_MAX = 10_000
const known = {
  1: new Remembered(WORDS_MAX, (word) => made(word, 1)),
  2: new Remembered(WORDS_MAX, (word) => made(word, 2)),
} as const

function made(word: string, level: 1 | 2): readonly Form[] {
  const itself = { word, whole: false }
  const forms = new Map<string, Form>([[word, itself]])
  const add = (one: string, whole: boolean) => {
    if (one.length > 1 && !forms.has(one)) forms.set(one, { word: one, whole })
  }
  const singular = singularsOf(word)
  for (const one of [...singular, ...pluralsOf(word)]) add(one, one !== word.slice(0, -1))
  if (level === 2) for (const small of [word, ...singular]) for (const one of madeOf(small)) add(one, true)
  return [...forms.values()]
}

/** `pães` → pão, `limões` → limão, `animais` → animal, `bombons` → bombom, `flores` → flor, `boxes` → box, `cafés` → café. */
function singularsOf(word: string): string[] {
  if (!word.endsWith('s')) return []
  const one = [word.slice(0, -1)]
  if (/[oa]es$/.test(word)) one.push(`${word.slice(0, -3)}ao`)
  if (/[aeou]is$/.test(word)) one.push(`${word.slice(0, -2)}l`)
  else if (word.endsWith('is')) one.push(`${word.slice(0, -1)}l`)
  if (word.endsWith('ns')) one.push(`${word.slice(0, -2)}m`)
  if (/[rzsxh]es$/.test(word)) one.push(word.slice(0, -2))
  if (word.endsWith('ies')) one.push(`${word.slice(0, -3)}y`)
  return one
}

function pluralsOf(word: string): string[] {
  if (word.endsWith('ao')) return [`${word.slice(0, -2)}oes`, `${word.slice(0, -2)}aes`]
  if (word.endsWith('l')) return [`${word.slice(0, -1)}is`]
  if (word.endsWith('m')) return [`${word.slice(0, -1)}ns`]
  return word.endsWith('y') ? [`${word.slice(0, -1)}ies`] : []
}

/** `cafezinho` → café, `pãezinho` → pão, `copinho` → copo, `garrafinha` → garrafa, `suquinho` → suco. */
function madeOf(word: string): string[] {
  const z = /^(.{2,})zinh[oa]$/u.exec(word)?.[1]
  if (z) return [z, z.replace(/[oa]e$/, 'ao'), z.replace(/i$/, 'l')]
  const base = /^(.{2,})inh[oa]$/u.exec(word)?.[1]
  if (!base) return []
  const spelt = base.endsWith('qu') ? `${base.slice(0, -2)}c` : base.endsWith('gu') ? base.slice(0, -1) : base
  return ['o', 'a', 'e', ''].map((end) => spelt + end)
}
