// Whether the shop is quiet now, and until when. Pure.

interface Quiet {
  readonly from: string
  readonly to: string
}

/** When the quiet hours end that `now` (`HH:MM`) is in; null: it is in none. Over midnight where `to` is earlier. */
export function quietUntil(quiet: Quiet | null, now: string): string | null {
  if (!quiet) return null
  const { from, to } = quiet
  const within = from < to ? now >= from && now < to : from > to && (now >= from || now < to)
  return within ? to : null
}
