// Asserting what only a bug can break.

/** Throws when the condition does not hold: for what no input can cause. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`invariant: ${message}`)
}
