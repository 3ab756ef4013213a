// A code as it is read out: an article's thirteen digits in their groups. Pure.

/** `789 6045 10233 4`; any other code as it is. */
export const groupedCode = (code: string): string =>
  code.replace(/^(\d{3})(\d{4})(\d{5})(\d)$/, '$1\u00a0$2\u00a0$3\u00a0$4')
