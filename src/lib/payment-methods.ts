// How money comes in.
export const PAYMENT_METHODS = ['cash', 'pix', 'card', 'transfer', 'other'] as const
/** The likeliest first: these are offered at once, the others when asked for. */
export const OFFERED_METHODS = ['pix', 'cash', 'card'] as const
export const OTHER_METHODS = PAYMENT_METHODS.filter(
  (method) => !(OFFERED_METHODS as readonly string[]).includes(method),
)
