// What thumbs leave out of words, written out as the grammar has them; names are never touched by it.

const SHORTHAND: ReadonlyMap<string, string> = new Map(
  `vc voce|vcs voces|qto quanto|qnto quanto|qt quanto|qtos quantos|qtas quantas|hj hoje|amh amanha|dps depois|q que|td tudo|tds todos
  |tb tambem|tbm tambem|mto muito|c/ com|s/ sem|dz duzia|pfvr pfv|pd paid|u you|pls please|plz please|thx thanks`
    .split('|')
    .map((pair) => pair.trim().split(' ') as [string, string]),
)

/** Folded words with their shorthand written out. */
export const writtenOut = (folded: string): string =>
  folded.includes(' ') ? folded.split(' ').map(longOf).join(' ') : longOf(folded)

const longOf = (word: string) => SHORTHAND.get(word) ?? word
