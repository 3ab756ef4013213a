// Folding: how names are compared. The only one, for keys in the database as for words typed.

/** What phones and keyboards write for an apostrophe: curly ones, accents that stand alone, primes. */
export const APOSTROPHES = '’‘‛`´ʼʹʻˈ′＇'
/** Hyphens and dashes of all lengths, the minus sign, and the hyphen that shows only where a line breaks. */
export const HYPHENS = '‐‑‒–—―−⁃﹘﹣－\u00ad'

/**
 * What no eye sees: joiners, marks of direction, fillers. They come along with what is copied, and make no other name;
 * a hyphen that shows only at times, and a space without width, stay what they are.
 */
const UNSEEN = /(?![\u00ad\ufeff])\p{Default_Ignorable_Code_Point}/gu
/** The text without it. */
export const seen = (text: string): string => (PLAIN_SEEN.test(text) ? text : text.replaceAll(UNSEEN, ''))
/** Text that is seen, every letter of it. */
const PLAIN_SEEN = /^[\x20-\x7e]*$/
const APOSTROPHE = new RegExp(`[${APOSTROPHES}]`, 'gu')
const HYPHEN = new RegExp(`[${HYPHENS}]`, 'gu')

/** Text of which nothing but its case and its spaces can differ. */
const PLAIN = /^[\x20-_a-~]*$/

/** Lower case, without accents and what is not seen, one kind of apostrophe and of hyphen, single spaces. Any script. */
export const fold = (text: string): string =>
  PLAIN.test(text) ? text.toLowerCase().replaceAll(/ {2,}/g, ' ').trim() : foldAny(text)

const foldAny = (text: string): string =>
  seen(text.normalize('NFD').replaceAll(/\p{M}/gu, ''))
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(APOSTROPHE, "'")
    .replaceAll(HYPHEN, '-')
    .replaceAll(/\s+/gu, ' ')
    .trim()
