// From Telegram's theme to our colour roles, readable on any theme. The order of the steps is what makes it hold.
import {
  BLACK,
  type Colour,
  contrast,
  formatColour,
  isDark,
  luminance,
  mix,
  parseColour,
  sameColour,
  WHITE,
} from './colour.ts'

/** What Telegram hands over, `#rrggbb` each; any of it may be missing. */
export type ThemeParams = Readonly<Record<string, string | undefined>>

const TEXT = 4.5
const SOLID = 3
/** The two hues of ours: meaning, where Telegram has no colour for it. */
const GOOD: Colour = [0x1f, 0xa8, 0x55]
const WARN: Colour = [0xf5, 0x9a, 0x00]
const MEANINGS = ['accent', 'danger', 'warn', 'good'] as const
type Meaning = (typeof MEANINGS)[number]

const DAY: ThemeParams = {
  bg_color: '#ffffff',
  secondary_bg_color: '#efeff4',
  section_bg_color: '#ffffff',
  bottom_bar_bg_color: '#f6f6f8',
  text_color: '#000000',
  hint_color: '#707075',
  button_color: '#007aff',
  button_text_color: '#ffffff',
  accent_text_color: '#007aff',
  destructive_text_color: '#ff3b30',
}
const NIGHT: ThemeParams = {
  bg_color: '#1d2733',
  secondary_bg_color: '#151e27',
  section_bg_color: '#1d2733',
  bottom_bar_bg_color: '#151e27',
  text_color: '#f5f5f5',
  hint_color: '#8a949e',
  button_color: '#3e82b5',
  button_text_color: '#ffffff',
  accent_text_color: '#64b5ef',
  destructive_text_color: '#ee686f',
}

export interface Theme {
  readonly night: boolean
  /** Cards need an edge, for they stand on their own colour. */
  readonly edged: boolean
  /** By CSS variable name without the dashes, `#rrggbb`. */
  readonly roles: Readonly<Record<string, string>>
}

/** Solves every role; the result keeps the contrasts that the tests name, whatever comes in. */
export function solveTheme(params: ThemeParams, prefersNight = false): Theme {
  const base = stock(params, prefersNight)
  const ask = (...names: string[]) => pick(params, base, names)
  const night = isDark(ask('bg_color'))

  const ground = solveGround(
    ask('secondary_bg_color'),
    ask('section_bg_color', 'bg_color'),
    ask('text_color'),
  )
  const { card, page, text } = ground
  const seeds: Record<Meaning, Colour> = {
    accent: ask('accent_text_color', 'link_color', 'button_color'),
    danger: ask('destructive_text_color'),
    warn: WARN,
    good: GOOD,
  }
  const breath = mix(card, seeds.accent, 0.035)
  const fill = shrink(breath, text, night ? 0.06 : 0.035, text)
  const fill2 = shrink(breath, text, night ? 0.14 : 0.09, text)
  const tints = MEANINGS.map((name) => shrink(card, seeds[name], night ? 0.2 : 0.11, text))
  const grounds = [card, page, fill, ...tints]
  const legible = (seed: Colour) => towards(seed, text, TEXT, grounds)

  const roles: Record<string, Colour> = {
    page,
    card,
    text,
    fill,
    'fill-2': fill2,
    muted: legible(ask('hint_color', 'subtitle_text_color')),
    faint: ask('hint_color', 'subtitle_text_color'),
    sep: mix(card, text, night ? 0.1 : 0.09),
    bottom: ask('bottom_bar_bg_color', 'secondary_bg_color'),
    track: shrink(page, text, night ? 0.1 : 0.07, text),
  }
  roles['lift'] = night ? shrink(roles['track'] ?? page, text, 0.2, text) : card
  MEANINGS.forEach((name, index) => {
    roles[name] = legible(seeds[name])
    roles[`${name}-tint`] = tints[index] ?? card
    roles[`${name}-solid`] = towards(seeds[name], text, SOLID, [card])
  })
  Object.assign(roles, solveAction(ask('button_color'), ask('button_text_color')))
  Object.assign(roles, solveToast(card, text, seeds.accent))
  return { night, edged: sameColour(page, card), roles: mapValues(roles, formatColour) }
}

/** Whole stock themes fill the gaps, so that colours of two themes never meet by our doing. */
function stock(params: ThemeParams, prefersNight: boolean): ThemeParams {
  const given = parseColour(params['bg_color'])
  return (given ? isDark(given) : prefersNight) ? NIGHT : DAY
}

function pick(params: ThemeParams, base: ThemeParams, names: readonly string[]): Colour {
  for (const source of [params, base]) {
    for (const name of names) {
      const colour = parseColour(source[name])
      if (colour) return colour
    }
  }
  return BLACK
}

/** Text that reads on page and card: Telegram's own, else black or white, else page and card become one. */
function solveGround(page: Colour, card: Colour, text: Colour) {
  const reads = (grounds: Colour[]) => [text, BLACK, WHITE].find((one) => lowest(one, grounds) >= TEXT)
  const both = reads([page, card])
  return both ? { page, card, text: both } : { page: card, card, text: reads([card]) ?? WHITE }
}

/** Lays less and less of `over` upon `under` until `text` reads on it. */
function shrink(under: Colour, over: Colour, share: number, text: Colour): Colour {
  for (let now = share; now > 0; now -= 0.005) {
    const mixed = mix(under, over, now)
    if (contrast(mixed, text) >= TEXT) return mixed
  }
  return contrast(under, text) >= TEXT ? under : isDark(text) ? WHITE : BLACK
}

/** Steps of 2 % towards a colour that reads for certain, until the ratio holds on every ground. */
function towards(seed: Colour, goal: Colour, ratio: number, grounds: readonly Colour[]): Colour {
  for (let share = 0; share < 1; share += 0.02) {
    const mixed = mix(seed, goal, share)
    if (lowest(mixed, grounds) >= ratio) return mixed
  }
  return goal
}

/** The filled button: its colour gives way first, then its text. `action-deep` is the badge upon it. */
function solveAction(button: Colour, text: Colour): Record<string, Colour> {
  const away = isDark(text) ? WHITE : BLACK
  for (let share = 0; share <= 0.5; share += 0.02) {
    const mixed = mix(button, away, share)
    if (contrast(mixed, text) >= TEXT) return actionRoles(mixed, text)
  }
  return actionRoles(button, isDark(button) ? WHITE : BLACK)
}

const actionRoles = (action: Colour, text: Colour) => ({
  action,
  'on-action': text,
  'action-deep': mix(action, luminance(action) > luminance(text) ? WHITE : BLACK, 0.2),
})

function solveToast(card: Colour, text: Colour, accent: Colour): Record<string, Colour> {
  const toast = towards(mix(card, text, 0.88), text, TEXT, [card])
  return { toast, 'on-toast': card, 'toast-accent': towards(accent, card, TEXT, [toast]) }
}

const lowest = (colour: Colour, grounds: readonly Colour[]) =>
  Math.min(...grounds.map((ground) => contrast(colour, ground)))

const mapValues = <From, To>(record: Record<string, From>, change: (value: From) => To) =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]))
