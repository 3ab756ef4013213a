// How a word sounds to who writes Portuguese by ear: one key for ch and x, s and z, c and k, y and i; without mute and doubled letters.

/** One after the other; the function `sound` of the database does the same, by the same expressions. */
const SOUNDS: readonly (readonly [string, string])[] = [
  ['ph', 'f'],
  ['ch(?![aeiouy])', 'k'],
  ['[cs]h', 'x'],
  ['h', ''],
  ['y', 'i'],
  ['g(?=[ei])', 'j'],
  ['gu(?=[ei])', 'g'],
  ['qu(?=[ei])', 'k'],
  ['c(?=[ei])', 's'],
  ['[cq]', 'k'],
  ['z', 's'],
  ['w', 'v'],
  ['(.)\\1+', '\\1'],
  ['m(?![aeiou])', 'n'],
]

const RULES = SOUNDS.map(([from, to]) => [new RegExp(from, 'gu'), to.replace('\\1', '$1')] as const)

/** Of a folded word; of one that has no sound, the word. */
export const soundOf = (word: string): string =>
  RULES.reduce((sound, [from, to]) => sound.replaceAll(from, to), word) || word
