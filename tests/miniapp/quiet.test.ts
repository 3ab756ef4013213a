// When the shop is quiet: within a day, over midnight, and at the edges.
import { expect, test } from 'vitest'
import { quietUntil } from '../../miniapp/features/reminders/quiet.ts'

test.each([
  [null, '03:00', null],
  [{ from: '22:00', to: '08:00' }, '22:00', '08:00'],
  [{ from: '22:00', to: '08:00' }, '07:59', '08:00'],
  [{ from: '22:00', to: '08:00' }, '08:00', null],
  [{ from: '22:00', to: '08:00' }, '21:59', null],
  [{ from: '12:00', to: '14:00' }, '13:10', '14:00'],
  [{ from: '12:00', to: '14:00' }, '14:00', null],
  [{ from: '12:00', to: '14:00' }, '02:00', null],
  [{ from: '08:00', to: '08:00' }, '08:00', null],
] as const)('%j at %s: until %s', (quiet, now, until) => {
  expect(quietUntil(quiet, now)).toBe(until)
})
