// The notes that may be handed over for an amount. Pure.

/** Whole amounts that a customer may hand over for this one: the next notes. */
export function notesFor(amount: number, minorDigits: number): number[] {
  const one = 10 ** minorDigits
  const rounded = [10, 50, 100, 200].map((note) => Math.ceil(amount / (note * one)) * note * one)
  return [...new Set(rounded.filter((value) => value > amount))].sort((a, b) => a - b).slice(0, 2)
}
