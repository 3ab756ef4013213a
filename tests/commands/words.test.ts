// Words as one language shows them: days against the shop's own day, and texts cut so that no character is cut in two.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { wordsOf } from '#commands/index.ts'
import { dayIn, shortened } from '#locales/format.ts'

afterEach(() => vi.useRealTimers())

describe('a day', () => {
  it('is shown without its year on 31 December after 21:00, while UTC has begun the next', () => {
    vi.useFakeTimers({ now: new Date('2026-12-31T23:30:00-03:00') })
    const words = wordsOf('pt-BR', 'BRL', 'America/Sao_Paulo')
    expect(words.day('2026-12-31')).toBe('31 dez.')
    expect(words.day('2027-01-01')).toContain('2027')
    expect(wordsOf('en', 'BRL', 'Pacific/Auckland').day('2026-12-31')).toContain('2026')
  })

  it('begins at the shop’s midnight', () => {
    const moment = new Date('2026-06-15T02:59:59Z')
    expect(dayIn('America/Sao_Paulo', moment)).toBe('2026-06-14')
    expect(dayIn('Asia/Tokyo', moment)).toBe('2026-06-15')
  })
})

describe('a text that is too long', () => {
  it('is cut before a character that does not fit, whatever it is made of', () => {
    expect(shortened('café', 4)).toBe('café')
    expect(shortened('cafés', 4)).toBe('caf…')
    for (const one of ['🍰', '👩🏽‍🍳', '🇧🇷', 'e\u0301', 'क्षि']) {
      for (let before = 55; before <= 60; before++) {
        const cut = shortened(`${'x'.repeat(before)}${one}${'y'.repeat(20)}`, 60)
        expect(cut.length).toBeLessThanOrEqual(60)
        expect(cut).toMatch(new RegExp(`^x+(?:${one}y*)?…$`, 'u'))
        expect(cut).not.toMatch(/\p{Cs}/u)
      }
    }
  })

  it('is bounded where one character has thousands of marks', () => {
    const cut = shortened(`a${'\u0301'.repeat(100_000)}`, 60)
    expect(cut).toHaveLength(60)
    expect(shortened('🍰'.repeat(5000), 4096).length).toBeLessThanOrEqual(4096)
  })
})
