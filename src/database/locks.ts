// The advisory locks of the shop, in one list: a number means one thing, whatever database it is taken in.

export const LOCKS = {
  /** Bringing the schema up to date. */
  migrating: 7_207_001,
  /** Shared by every process that uses the embedded server; whoever gets it alone may stop the server. */
  presence: 7_207_002,
  /** Making the embedded server's role and database. */
  role: 7_207_003,
  /** Making the functions that writes call. */
  routines: 7_207_004,
  /** Counting the running totals on. */
  counting: 7_207_005,
  /** The first of two numbers: one request of one person, by a hash of its key. */
  request: 7_207_006,
  /** Opening a count of many products: one at a time sees what is open. */
  openingCounts: 7_207_007,
  /** The first of two numbers: what one person was refused. */
  refusal: 7_207_008,
  /** Adding lines to histories. */
  sealing: 7_207_009,
} as const
