// Who else is here is seen at once, in one sentence, and read out at most every ten seconds.

import '../support/page.ts'

import { signal } from '@preact/signals'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Present } from '../../miniapp/client/presence.ts'
import { loadWords } from '../../miniapp/client/words.ts'
import { part } from '../../miniapp/ui/html.ts'
import { PeopleHere } from '../../miniapp/ui/people-here.ts'
import { draw, leave } from '../support/page.ts'

const people = signal<readonly Present[]>([])
const Here = () => part(PeopleHere, { people: people.value })
const at = (id: number, name: string, state: Present['state']): Present => ({ id, name, state })

beforeAll(() => loadWords('shared'))
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  leave()
  vi.useRealTimers()
})

test('who changes it comes first, then who looks, a few by name', async () => {
  people.value = [
    at(1, 'Tonho Lima', 'viewing'),
    at(2, 'Bia Souza', 'editing'),
    ...['Rui', 'Nina', 'Léo', 'Ana'].map((name, index) => at(3 + index, name, 'viewing')),
  ]
  const root = draw(part(Here))
  await vi.advanceTimersByTimeAsync(500)
  expect(root.all('p').map((one) => one.textContent)).toEqual([
    'Bia está mudando, Tonho, Rui, Nina e mais 2 olham',
  ])
})

test('the sentence changes at once, what is read out of it after ten seconds', async () => {
  people.value = [at(2, 'Bia', 'viewing')]
  const root = draw(part(Here))
  const said = () => root.all('.hidden').map((one) => one.textContent)[0]
  await vi.advanceTimersByTimeAsync(500)
  expect(said()).toBe('Bia olha')
  for (const state of ['editing', 'viewing', 'editing'] as const) {
    people.value = [at(2, 'Bia', state)]
    await vi.advanceTimersByTimeAsync(1000)
    expect(said()).toBe('Bia olha')
  }
  expect(root.all('p')[0]?.textContent).toBe('Bia está mudando')
  await vi.advanceTimersByTimeAsync(8000)
  expect(said()).toBe('Bia está mudando')
})
