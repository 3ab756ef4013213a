import { describe, expect, test } from 'vitest'
import { type Colour, contrast, mix, parseColour } from '../../miniapp/platform/theme/colour.ts'
import { solveTheme, type Theme, type ThemeParams } from '../../miniapp/platform/theme/solve.ts'
import { assert, integer, property, record } from '../support/property.ts'

const MEANINGS = ['accent', 'danger', 'warn', 'good'] as const
const GROUNDS = ['page', 'card', 'fill', ...MEANINGS.map((name) => `${name}-tint`)]

function role(theme: Theme, name: string): Colour {
  const colour = parseColour(theme.roles[name])
  if (!colour) throw new Error(`no colour for ${name}: ${theme.roles[name]}`)
  return colour
}

/** Every pair that somebody reads, with the ratio it must have; gives those that fail. */
function unreadable(params: ThemeParams): string[] {
  const theme = solveTheme(params)
  const pairs: [string, string, number][] = [
    ...['text', 'muted', ...MEANINGS].flatMap((ink) =>
      GROUNDS.map((ground): [string, string, number] => [ink, ground, 4.5]),
    ),
    ...['fill-2', 'track', 'lift'].map((ground): [string, string, number] => ['text', ground, 4.5]),
    ...MEANINGS.map((name): [string, string, number] => [`${name}-solid`, 'card', 3]),
    ['on-action', 'action', 4.5],
    ['on-action', 'action-deep', 4.5],
    ['on-toast', 'toast', 4.5],
    ['toast-accent', 'toast', 4.5],
  ]
  return pairs
    .filter(([ink, ground, least]) => contrast(role(theme, ink), role(theme, ground)) < least)
    .map(([ink, ground]) => `${ink} ${theme.roles[ink]} on ${ground} ${theme.roles[ground]}`)
}

/** Telegram's own themes, as its clients send them. */
const STOCK: Record<string, ThemeParams> = {
  'iOS day': {
    bg_color: '#ffffff',
    secondary_bg_color: '#efeff4',
    section_bg_color: '#ffffff',
    text_color: '#000000',
    hint_color: '#8e8e93',
    button_color: '#007aff',
    button_text_color: '#ffffff',
    accent_text_color: '#007aff',
    destructive_text_color: '#ff3b30',
    bottom_bar_bg_color: '#f2f2f2',
    subtitle_text_color: '#8e8e93',
  },
  'iOS night': {
    bg_color: '#000000',
    secondary_bg_color: '#1c1c1d',
    section_bg_color: '#2c2c2e',
    text_color: '#ffffff',
    hint_color: '#98989e',
    button_color: '#3e88f7',
    button_text_color: '#ffffff',
    accent_text_color: '#3e88f7',
    destructive_text_color: '#eb5545',
    bottom_bar_bg_color: '#1d1d1d',
    subtitle_text_color: '#98989e',
  },
  'Android day': {
    bg_color: '#ffffff',
    secondary_bg_color: '#f0f0f0',
    section_bg_color: '#ffffff',
    text_color: '#222222',
    hint_color: '#a8a8a8',
    button_color: '#50a8eb',
    button_text_color: '#ffffff',
    accent_text_color: '#1c93e3',
    destructive_text_color: '#cc2929',
    bottom_bar_bg_color: '#f0f0f0',
    subtitle_text_color: '#82868a',
  },
  'Android night': {
    bg_color: '#1d2733',
    secondary_bg_color: '#151e27',
    section_bg_color: '#1d2733',
    text_color: '#ffffff',
    hint_color: '#7d8b99',
    button_color: '#50a8eb',
    button_text_color: '#ffffff',
    accent_text_color: '#64b5ef',
    destructive_text_color: '#ee686f',
    bottom_bar_bg_color: '#151e27',
    subtitle_text_color: '#7b8790',
  },
  'desktop day': {
    bg_color: '#ffffff',
    secondary_bg_color: '#f1f1f1',
    section_bg_color: '#ffffff',
    text_color: '#000000',
    hint_color: '#999999',
    button_color: '#40a7e3',
    button_text_color: '#ffffff',
    accent_text_color: '#168acd',
    destructive_text_color: '#d14e4e',
    bottom_bar_bg_color: '#f1f1f1',
    subtitle_text_color: '#999999',
  },
  'desktop night': {
    bg_color: '#17212b',
    secondary_bg_color: '#232e3c',
    section_bg_color: '#17212b',
    text_color: '#f5f5f5',
    hint_color: '#708499',
    button_color: '#5288c1',
    button_text_color: '#ffffff',
    accent_text_color: '#6ab2f2',
    destructive_text_color: '#ec3942',
    bottom_bar_bg_color: '#232e3c',
    subtitle_text_color: '#708499',
  },
  'web day': {
    bg_color: '#ffffff',
    secondary_bg_color: '#f4f4f5',
    section_bg_color: '#ffffff',
    text_color: '#000000',
    hint_color: '#707579',
    button_color: '#3390ec',
    button_text_color: '#ffffff',
    accent_text_color: '#3390ec',
    destructive_text_color: '#e53935',
  },
  'web night': {
    bg_color: '#212121',
    secondary_bg_color: '#0f0f0f',
    section_bg_color: '#212121',
    text_color: '#ffffff',
    hint_color: '#aaaaaa',
    button_color: '#8774e1',
    button_text_color: '#ffffff',
    accent_text_color: '#8774e1',
    destructive_text_color: '#ff595a',
  },
}

const RUNS = 200
const NAMES = [
  'bg_color',
  'secondary_bg_color',
  'section_bg_color',
  'header_bg_color',
  'bottom_bar_bg_color',
  'text_color',
  'hint_color',
  'subtitle_text_color',
  'link_color',
  'button_color',
  'button_text_color',
  'accent_text_color',
  'destructive_text_color',
  'section_header_text_color',
  'section_separator_color',
]
const hex = integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
const whole = record(Object.fromEntries(NAMES.map((name) => [name, hex])))
const partial = record(Object.fromEntries(NAMES.map((name) => [name, hex])), { requiredKeys: [] })

describe('the theme reads on', () => {
  test.each(Object.entries(STOCK))("Telegram's %s", (_name, params) => {
    expect(unreadable(params)).toEqual([])
  })
  test('nothing at all, as in a plain browser', () => {
    expect(unreadable({})).toEqual([])
  })
  test('any whole theme', () => {
    assert(
      property(whole, (params) => {
        expect(unreadable(params)).toEqual([])
      }),
      { numRuns: RUNS },
    )
  })
  test('any theme with gaps', () => {
    assert(
      property(partial, (params) => {
        expect(unreadable(params)).toEqual([])
      }),
      { numRuns: RUNS },
    )
  })
})

describe('the theme', () => {
  test("keeps Telegram's text, page and card where they read", () => {
    const { roles } = solveTheme(STOCK['iOS day'] ?? {})
    expect(roles).toMatchObject({
      text: '#000000',
      page: '#efeff4',
      card: '#ffffff',
      'accent-solid': '#007aff',
    })
  })
  test('is night by the luminance of the background, not by a name', () => {
    expect(solveTheme(STOCK['desktop night'] ?? {}).night).toBe(true)
    expect(solveTheme(STOCK['web day'] ?? {}).night).toBe(false)
    expect(solveTheme({}, true).night).toBe(true)
  })
  test('gives cards an edge where page and card are one', () => {
    expect(solveTheme({ ...STOCK['web day'], secondary_bg_color: '#ffffff' }).edged).toBe(true)
    expect(solveTheme(STOCK['web day'] ?? {}).edged).toBe(false)
  })
  test('makes page and card one where no text reads on both', () => {
    const { edged, roles } = solveTheme({ secondary_bg_color: '#000000', section_bg_color: '#ffffff' })
    expect([edged, roles['page'], roles['text']]).toEqual([true, '#ffffff', '#000000'])
  })
  test('darkens a button under white text before it touches the text', () => {
    const { roles } = solveTheme({ button_color: '#007aff', button_text_color: '#ffffff' })
    expect([roles['on-action'], roles['action']]).toEqual(['#ffffff', '#0070eb'])
  })
  test('ignores colours that are none', () => {
    expect(solveTheme({ bg_color: 'red', text_color: '' })).toEqual(solveTheme({}))
  })
})

test('mixing is what color-mix does', () => {
  expect(mix([255, 255, 255], [0, 122, 255], 0.11)).toEqual([227, 240, 255])
})
