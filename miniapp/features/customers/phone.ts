// Phones as they are written here, shown and while they are typed. Pure.

const COUNTRY = /^\+?55(?=\d{10,11}$)/

/** A phone as it is written here: `(11) 9 8842-1077`. One of elsewhere, or unfinished, is left as it is. */
export function phoneText(phone: string): string {
  const digits = phone.replace(/[\s()-]/g, '').replace(COUNTRY, '')
  if (!/^\d{3,11}$/.test(digits)) return phone
  const [area, rest] = [digits.slice(0, 2), digits.slice(2)]
  const first = rest.startsWith('9') ? 5 : 4
  const mobile = first === 5 ? `${rest.slice(0, 1)} ${rest.slice(1, first)}` : rest.slice(0, first)
  const last = rest.slice(first)
  return `(${area}) ${mobile.trim()}${last && `-${last}`}`
}

/** The same while digits are added at its end; what is mended in the middle stays as typed. */
export const typedPhone = (text: string, before: string) =>
  text.length > before.length && text.startsWith(before) ? phoneText(text) : text
