// A list wherever one stands says what it is: on its way, not to be had, nobody there, or its rows up to where it is scrolled.

import '../support/page.ts'

import { type Signal, signal } from '@preact/signals'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { ApiError } from '../../miniapp/client/api.ts'
import { loadWords } from '../../miniapp/client/words.ts'
import { html, part } from '../../miniapp/ui/html.ts'
import { type Group, List } from '../../miniapp/ui/list.ts'
import { draw, leave, scrollToEnd } from '../support/page.ts'

const first = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
const held: Signal<readonly number[] | null> = signal(null)
const error = signal<ApiError | null>(null)
/** How many there are in all. */
let whole: number
const from = {
  value: held,
  error,
  refresh: vi.fn<() => Promise<void>>(() => Promise.resolve()),
  hasMore: () => (held.value?.length ?? 0) < whole,
  more: vi.fn<() => Promise<void>>(() => {
    held.value = first(Math.min(whole, (held.value?.length ?? 0) + 50))
    return Promise.resolve()
  }),
}

interface Given {
  readonly name?: string
  readonly groups?: (items: readonly number[]) => readonly Group<number>[]
  readonly isPart?: boolean
}
const given = signal<Given>({})
const Numbers = () =>
  part(List<number>, {
    name: 'numbers',
    from,
    items: held.value,
    row: (item) => html`<li class="line" key=${item}>${item}</li>`,
    bones: { count: 3 },
    empty: html`<p class="nobody">nobody</p>`,
    ...given.value,
  })
const drawn = async () => {
  const root = draw(part(Numbers))
  await settle()
  return root
}
/** What comes late has come: bones wait a moment, code is fetched. */
const settle = () => vi.advanceTimersByTimeAsync(500)
const rowsIn = (root: ReturnType<typeof draw>) => root.all('.line').map((one) => one.textContent)
/** What is scrolled to for more. */
const hasEnd = (root: ReturnType<typeof draw>) => root.all('li').length > rowsIn(root).length

beforeAll(async () => {
  await Promise.all([loadWords('frame'), import('../../miniapp/ui/failed.ts')])
})
beforeEach(() => {
  vi.useFakeTimers()
  ;[held.value, error.value, given.value, whole] = [null, null, {}, 0]
  vi.clearAllMocks()
})
afterEach(async () => {
  leave()
  // What was to be done after the last picture is done.
  await settle()
  vi.useRealTimers()
})

test('on their way: bones, as many as were asked for', async () => {
  const root = await drawn()
  expect(root.all('ul').map((one) => one.getAttribute('aria-hidden'))).toEqual(['true'])
  expect(root.all('li')).toHaveLength(3)
})

test.each([
  ['a page', false],
  ['a part of one', true],
])('not to be had, as %s: says so, and a tap asks again', async (_, isPart) => {
  error.value = new ApiError(500, null)
  given.value = { isPart }
  const root = await drawn()
  expect(root.textContent).toContain('Não deu para carregar')
  expect(root.all('li')).toHaveLength(0)
  root.all('button')[0]?.press()
  expect(from.refresh).toHaveBeenCalledOnce()
})

test('what is held stays, although it cannot be read afresh', async () => {
  held.value = first(2)
  error.value = new ApiError(500, null)
  expect(rowsIn(await drawn())).toEqual(['1', '2'])
})

test('nobody there: what that means, but not while there is another page', async () => {
  held.value = []
  expect((await drawn()).textContent).toBe('nobody')
  whole = 5
  const root = await drawn()
  expect(root.textContent).toBe('')
  scrollToEnd()
  await settle()
  expect(rowsIn(root)).toHaveLength(5)
})

test('a screenful at first, more as it is scrolled to, and the next page at the end, until all is there', async () => {
  whole = 110
  held.value = first(50)
  const root = await drawn()
  const counts = [rowsIn(root).length]
  for (let rounds = 0; rounds < 8 && hasEnd(root); rounds++) {
    scrollToEnd()
    await settle()
    counts.push(rowsIn(root).length)
  }
  expect(counts[0]).toBe(50)
  expect(counts.at(-1)).toBe(110)
  expect(counts.toSorted((a, b) => a - b)).toEqual(counts)
  expect(from.more.mock.calls.length).toBeGreaterThanOrEqual(2)
})

test('another list begins at its top', async () => {
  held.value = first(200)
  whole = 200
  const root = await drawn()
  scrollToEnd()
  await settle()
  expect(rowsIn(root)).toHaveLength(80)
  given.value = { name: 'others' }
  await settle()
  expect(rowsIn(root)).toHaveLength(60)
})

test('groups have their titles, one without is a card, and an empty one is not there', async () => {
  held.value = first(4)
  given.value = {
    groups: (items) => [
      { says: 'few', items: items.slice(0, 1) },
      { title: 'none', items: [] },
      { title: 'rest', end: 'sum', items: items.slice(1) },
    ],
  }
  const root = await drawn()
  expect(root.all('h2').map((one) => one.textContent)).toEqual(['rest'])
  expect(root.all('ul').map((one) => one.all('li').length)).toEqual([1, 3])
  expect(root.all('ul')[0]?.getAttribute('aria-label')).toBe('few')
  expect(root.textContent).toBe('1restsum234')
})
