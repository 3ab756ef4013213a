import { describe, expect, test } from 'vitest'
import { emojiIn, emojisFor, emojisLike } from '#lib/goods-emoji.ts'
import { NAME_MAX } from '#lib/limits.ts'
import { fc, test as property } from '../support/property.ts'

describe('the emoji of goods', () => {
  test.each([
    ['Café coado', '☕'],
    ['Pão de queijo recheado', '🥐'],
    ['Pães de queijo', '🥐'],
    ['Leite integral', '🥛'],
    ['Feijão carioca 1 kg', '🫘'],
    ['Brown bread', '🍞'],
    ['Toilet paper', '🧻'],
    ['COFFEE beans', '☕'],
  ])('of %s is guessed first as what most of its words say', (name, emoji) => {
    expect(emojisFor(name)[0]).toBe(emoji)
  })

  test('is guessed by whole words: a part of another word says nothing', () => {
    expect(emojisFor('Salada')).not.toContain('🧂')
    expect(emojisFor('xyz')).toEqual([])
    expect(emojisFor('')).toEqual([])
  })

  property.prop([fc.string({ unit: 'binary', maxLength: 4 * NAME_MAX })])(
    'offers each once, of whatever name',
    (name) => {
      const found = emojisFor(name)
      expect(new Set(found).size).toBe(found.length)
      expect(emojisLike('')).toEqual(expect.arrayContaining([...found]))
    },
  )

  test('is found by how a word begins, in either language', () => {
    expect(emojisLike('quei')).toContain('🧀')
    expect(emojisLike('chee')).toEqual(['🧀'])
    expect(emojisLike('nothing of this')).toEqual([])
  })

  test('may be one of the keyboard, and is one alone', () => {
    expect(emojiIn(' 🦄 ')).toBe('🦄')
    expect(emojiIn('👩‍🍳')).toBe('👩‍🍳')
    expect(emojiIn('🇧🇷')).toBe('🇧🇷')
    expect(emojiIn('🦄🦄')).toBeNull()
    expect(emojiIn('7')).toBeNull()
    expect(emojiIn('café')).toBeNull()
    expect(emojiIn('')).toBeNull()
  })
})
