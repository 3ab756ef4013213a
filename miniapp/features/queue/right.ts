// The body of “it’s right”, the same at once and from the queue: under one key it is one act.

/** What is said to be right: of what is disputed it ends the talk, and of nothing that is disputed since. */
export const rightOf = (disputed: boolean) => (disputed ? {} : { undisputed: true })
