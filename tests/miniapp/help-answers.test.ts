// Answers of Ajuda by words of one's own: the lists that are brought in, to whoever may bring them.

import '../support/page.ts'

import { beforeAll, expect, test } from 'vitest'
import { loadWords, speak } from '../../miniapp/client/words.ts'
import { findAnswers } from '../../miniapp/features/help/answers.ts'

const found = (role: 'owner' | 'admin', typed: string) => findAnswers(role, typed).map(({ name }) => name)

beforeAll(() => loadWords('help'))

test('the notebook and the price list are found by an owner, in either language, and not by staff', async () => {
  await speak('pt-BR')
  expect(found('owner', 'como faço para trazer o caderno')).toContain('debts-notebook')
  expect(found('owner', 'importar preços')).toContain('products-list')
  expect(found('owner', 'planilha').toSorted()).toEqual(['debts-notebook', 'products-list'])
  expect(found('admin', 'planilha')).toEqual([])
  await speak('en')
  expect(found('owner', 'import the tab notebook')).toContain('debts-notebook')
})
