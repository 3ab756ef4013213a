// Who has the keyboard now, and who gets it.

/** `/` on a keyboard goes there: the first with this id on the page. */
export const SEARCH_ID = 'search'

/** Typing belongs to the field that has it. A radio, a switch or a slider takes no letters. */
export const isTyping = (target: EventTarget | null) =>
  target instanceof Element &&
  target.matches('textarea, input:not([type=radio], [type=checkbox], [type=range])')

/** Is a sheet over the page? */
export const isCovered = () => document.querySelector('dialog[open]') !== null
