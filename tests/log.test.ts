// The log tells what happened and no secret.
import { expect, it } from 'vitest'
import { masked } from '../src/log.ts'

it.each([
  ['https://api.telegram.org/bot7000000001:AAFakeTokenForLoopbackTestsOnly_0123456/getMe', 'AAFake'],
  ['Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.x3g3n459Ny9eSeCfCZvzQ9H38', 'eyJzdWIi'],
  [`auth_date=1&hash=${'a1'.repeat(32)}`, 'a1a1a1'],
])('%s', (text, secret) => {
  expect(masked(text)).not.toContain(secret)
  expect(masked(text).length).toBeGreaterThan(3)
})

it('masks what it is told to, wherever it stands', () => {
  expect(masked('the secret is open-sesame, open-sesame', ['open-sesame'])).toBe('the secret is ***, ***')
})
