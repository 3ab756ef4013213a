// Colour arithmetic for the theme: parsing, mixing and WCAG contrast. Knows no roles.

/** Red, green and blue, whole numbers from 0 to 255. */
export type Colour = readonly [number, number, number]

export const BLACK: Colour = [0, 0, 0]
export const WHITE: Colour = [255, 255, 255]

/** Reads `#rgb` or `#rrggbb`; null for anything else. */
export function parseColour(text: string | undefined): Colour | null {
  const hex = /^#(?:([\da-f]{3})|([\da-f]{6}))$/i.exec(text?.trim() ?? '')
  if (!hex) return null
  const digits = hex[2] ?? (hex[1] ?? '').replace(/./g, '$&$&')
  const at = (index: number) => Number.parseInt(digits.slice(index, index + 2), 16)
  return [at(0), at(2), at(4)]
}

/** `#rrggbb`, as style sheets and Telegram's buttons take it. */
export const formatColour = (colour: Colour) =>
  `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`

/** `share` (0 to 1) of `over` laid upon `under`, as `color-mix(in srgb, …)` would, on whole steps. */
export function mix(under: Colour, over: Colour, share: number): Colour {
  const part = (index: 0 | 1 | 2) => Math.round(under[index] + (over[index] - under[index]) * share)
  return [part(0), part(1), part(2)]
}

function linear(part: number): number {
  const value = part / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

/** Relative luminance by WCAG 2, 0 to 1. */
export const luminance = (colour: Colour) =>
  0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])

/** Contrast by WCAG 2, 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** Is white the better text on it? */
export const isDark = (colour: Colour) => contrast(colour, WHITE) >= contrast(colour, BLACK)

export const sameColour = (one: Colour, other: Colour) => one.every((part, index) => part === other[index])
