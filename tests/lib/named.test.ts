// A text that names each: the word goes, the name comes, and what is marked moves along.
import { describe, expect, it } from 'vitest'
import { firstName, longestNamed, withName } from '#lib/named.ts'

describe('a text that names each', () => {
  it('says the first name where either word stands, and moves what is marked', () => {
    const text = 'Oi, {nome}! Sexta fechamos. {name}, até.'
    const entities = [
      { type: 'bold', offset: 4, length: 6 },
      { type: 'italic', offset: 12, length: 5 },
      { type: 'code', offset: 28, length: 6 },
    ]
    const said = withName({ text, entities }, 'Ana Beatriz Rocha')
    expect(said.text).toBe('Oi, Ana! Sexta fechamos. Ana, até.')
    expect(said.entities.map(({ offset, length }) => said.text.slice(offset, offset + length))).toEqual([
      'Ana',
      'Sexta',
      'Ana',
    ])
  })

  it('leaves a text without the word as it is, and a name that could be read as a sign', () => {
    expect(withName({ text: 'nome {nomes} {NOME}' }, 'Ana').text).toBe('nome {nomes} {NOME}')
    expect(withName({ text: '{nome}' }, '$& $1').text).toBe('$&')
  })

  it('is never longer than it was judged to be', () => {
    const name = '🍞'.repeat(40)
    const text = '{nome}'.repeat(3)
    expect(firstName(name).length).toBeLessThanOrEqual(32)
    expect(withName({ text }, name).text.length).toBeLessThanOrEqual(longestNamed(text))
  })
})
