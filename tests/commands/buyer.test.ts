// Who is offered beside a name that nobody has: whoever's whole name is near, before one who has a near word in it.
import { expect, it } from 'vitest'
import type { CustomerName } from '#domain/customers/index.ts'
import { buyerNamed } from '../../src/commands/buyer.ts'
import { wordsOf } from '../../src/commands/words.ts'

const words = wordsOf('pt-BR', 'BRL')
const known = (...names: string[]): CustomerName[] =>
  names.map((name, n) => ({ id: n + 1, name, folded: name.toLowerCase(), due: 0, credit: 0, limit: null }))
const offered = (typed: string, ...names: string[]) => {
  const buyer = buyerNamed(typed, known(...names), words, true)
  return buyer.is === 'asked' ? buyer.choices.map(({ id }) => id) : buyer
}

it('a slip in a whole name is nearer than one in a word of a longer name', () => {
  expect(offered('Lia', 'Bia', 'Rita Lima')).toEqual([1, 'new'])
  expect(offered('Lia', 'Rita Lima')).toEqual([1, 'new'])
  expect(offered('Lia', 'Zoroastro')).toEqual({ is: 'new', name: 'Lia' })
})
