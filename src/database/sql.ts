// SQL as a tagged template, so that editors colour it and nothing that is not text or a number gets into it unseen.

/** The text as it stands. No value of a person's goes in here: those are bound, as `@name::type` (see step.ts). */
export const sql = (texts: TemplateStringsArray, ...parts: readonly (string | number)[]): string =>
  texts.reduce((all, text, n) => all + parts[n - 1] + text)
