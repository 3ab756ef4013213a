// The shop as this device knows it.
import type { Signal } from '@preact/signals'
import { expect, test, vi } from 'vitest'
import type { Shop } from '../../miniapp/client/api-types.ts'
import { shop } from '../../miniapp/client/format.ts'
import { shopHeld } from '../../miniapp/client/shop.ts'

vi.mock('../../miniapp/client/calls.ts', () => ({
  getShop: null,
}))
vi.mock('../../miniapp/client/words.ts', () => ({ language: { value: 'pt-BR' } }))
vi.mock('../../miniapp/client/session.ts', () => ({
  onAuthError: () => undefined,
  person: { peek: () => null },
}))

test('a shop that was seen on another day does not call that day today', () => {
  const put = (today: string, seenAt: string) => {
    ;(shopHeld.seenAt as Signal<number>).value = Date.parse(seenAt)
    ;(shopHeld.value as Signal<Shop>).value = { timeZone: 'America/Sao_Paulo', today } as Shop
    return shop.value?.today
  }
  vi.useFakeTimers({ now: new Date('2026-11-26T11:00:00Z') })
  expect(put('2026-11-25', '2026-11-25T21:00:00Z')).toBe('2026-11-26')
  // Its own word counts while it is fresh, whatever this device thinks.
  expect(put('2026-11-25', '2026-11-26T10:59:00Z')).toBe('2026-11-25')
  vi.useRealTimers()
})
