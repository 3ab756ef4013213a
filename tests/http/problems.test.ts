// A failure as it goes out: whose fault it is, and when to come again.
import { expect, it } from 'vitest'
import { Unavailable } from '#database/errors.ts'
import { DomainError } from '#domain/errors.ts'
import { problemOf } from '#http/problems.ts'

const asker = { language: 'en', currency: 'BRL', requestId: 'r' } as const

it('a database that cannot be asked who somebody is is a 503 too, and nobody’s bug', () => {
  const { status, headers, body } = problemOf(new Unavailable('no connection'), asker)
  expect([status, headers['retry-after']]).toEqual([503, '1'])
  expect(JSON.parse(body)).toMatchObject({ code: 'unavailable', requestId: 'r' })
  expect(problemOf(new TypeError('x is not a function'), asker).status).toBe(500)
})

it('a limit that is reached already asks for all of the sale, not for more than it', () => {
  const detail = (details: object) =>
    JSON.parse(problemOf(new DomainError('credit_limit', details), asker).body).detail
  expect(detail({ limit: 7000, due: 6000, exceedsBy: 500 })).toContain('Take that part now')
  expect(detail({ limit: 7000, due: 8000, exceedsBy: 2000 })).toContain('Take all of it now')
  expect(detail({ limit: 0, due: 0, exceedsBy: 1000 })).toContain('Take all of it now')
})
