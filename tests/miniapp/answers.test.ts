// What is answered while somebody types: the latest, and once the typing rests.

import { signal } from '@preact/signals'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiError } from '../../miniapp/client/api.ts'
import { useAnswers } from '../../miniapp/ui/answers.ts'
import { html, part } from '../../miniapp/ui/html.ts'
import { draw, leave } from '../support/page.ts'

const typed = signal<string | null>(null)
let asked: Map<string, { answer: (items: string[]) => void; refuse: () => void }>
const find = (query: string) =>
  new Promise<readonly string[]>((resolve, reject) => {
    asked.set(query, { answer: resolve, refuse: () => reject(new ApiError(0, null)) })
  })
const Found = () => {
  const { query, items } = useAnswers(typed.value, find)
  return html`<p>${query}: ${items.join(' ')}</p>`
}
const open = () => draw(part(Found))
const rest = () => vi.advanceTimersByTimeAsync(1000)
const type = async (text: string | null) => {
  typed.value = text
  await rest()
}

beforeEach(() => {
  vi.useFakeTimers()
  asked = new Map()
  typed.value = null
})
afterEach(async () => {
  leave()
  // What was to be done after the last picture is done.
  await rest()
  vi.useRealTimers()
})

test('is asked once the typing rests, not at each letter', async () => {
  open()
  for (const text of ['a', 'an', 'ana']) {
    typed.value = text
    await vi.advanceTimersByTimeAsync(50)
  }
  await rest()
  expect([...asked.keys()]).toEqual(['ana'])
})

test('stands until the next is there; one that comes too late is none', async () => {
  const root = open()
  await type('a')
  asked.get('a')?.answer(['Ana', 'Bia'])
  await type('b')
  expect(root.textContent).toBe('a: Ana Bia')
  await type('bi')
  asked.get('bi')?.answer(['Bia'])
  await rest()
  asked.get('b')?.answer(['Beto'])
  await rest()
  expect(root.textContent).toBe('bi: Bia')
})

test('stays as it was where the next is refused, and is gone where nothing is asked any more', async () => {
  const root = open()
  await type('a')
  asked.get('a')?.answer(['Ana'])
  await type('an')
  asked.get('an')?.refuse()
  await rest()
  expect(root.textContent).toBe('a: Ana')
  await type(null)
  expect(root.textContent).toBe(': ')
})

test('to nothing typed is asked at once where that is a question too', async () => {
  open()
  typed.value = ''
  await vi.advanceTimersByTimeAsync(50)
  expect([...asked.keys()]).toEqual([''])
})

test('is not asked any more by what is gone', async () => {
  open()
  typed.value = 'a'
  await vi.advanceTimersByTimeAsync(50)
  leave()
  await rest()
  expect(asked.size).toBe(0)
})
