// How much of what takes long a run does: a short version of each, or with FULL=1 all of it (`npm run test:full`).

export const FULL = process.env['FULL'] === '1'

/** How often something is tried: in short, and in full. */
export const times = (short: number, full: number): number => (FULL ? full : short)
