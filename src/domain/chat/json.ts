// JSON as PostgreSQL stores it, and Telegram takes it: without what both refuse for ever.
/** An escape in JSON: of NUL, of half a character (whole ones are written out), or another. */
const ESCAPE = /\\(u0000|ud[89a-f][0-9a-f]{2}|.)/g

/** NUL is left out, half a character becomes the sign for one that is missing. */
export const storable = (value: unknown): string =>
  JSON.stringify(value).replaceAll(ESCAPE, (whole, what: string) => {
    if (what === 'u0000') return ''
    return what.length > 1 ? '\uFFFD' : whole
  })
