// The classes of an element, of its own part's module and of the parts that it is made of.

/** Joined, without what does not apply. */
export const classes = (...names: (string | false | null | undefined)[]) => names.filter(Boolean).join(' ')
