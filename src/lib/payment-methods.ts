// How money comes in.
export const PAYMENT_METHODS = ['cash', 'pix', 'card', 'transfer', 'other'] as const
