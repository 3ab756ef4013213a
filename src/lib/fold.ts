// Folding: how names are compared. The only one, for keys in the database as for words typed.

/** Lower case, without accents, single spaces. Any script. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(/\s+/gu, ' ')
    .trim()
