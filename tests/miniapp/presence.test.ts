// Who is at a record is asked anew by whoever comes back to it, however soon.

import '../support/page.ts'

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { connectPresence, heardPresence, usePresence } from '../../miniapp/client/presence.ts'
import { html, part } from '../../miniapp/ui/html.ts'
import { draw, leave } from '../support/page.ts'

const ANA = { id: 7, name: 'Ana', state: 'viewing' } as const
const At = () => html`<p>${usePresence('product', 3, 'viewing').map(({ name }) => name)}</p>`

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  connectPresence(null)
  leave()
  vi.useRealTimers()
})

test('left and entered again before that was said, the others are shown there again', async () => {
  // The shop answers each saying with who is there.
  const said: object[] = []
  connectPresence((message) => {
    said.push(message)
    heardPresence({ entity: 'product', entityId: 3, people: [ANA] })
  })
  const here = draw(part(At))
  await vi.advanceTimersByTimeAsync(5000)
  expect(here.textContent).toBe('Ana')
  leave()
  await vi.advanceTimersByTimeAsync(50)
  const again = draw(part(At))
  await vi.advanceTimersByTimeAsync(5000)
  expect(again.textContent).toBe('Ana')
  expect(said).toHaveLength(2)
})
