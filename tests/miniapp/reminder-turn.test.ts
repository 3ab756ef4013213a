// Whose turn it is to be reminded, by the shop's days after a debt is due.
import { expect, test } from 'vitest'
import { isTurn } from '../../miniapp/features/reminders/turn.ts'

const firstDueOn = '2026-11-20'

test.each([
  ['without days of the shop everybody is', null, [], '2026-11-20', true],
  ['before the first of them nobody is', null, [3, 7], '2026-11-22', false],
  ['on it, and after it while nothing was said', null, [3, 7], '2026-11-23', true],
  ['days later still', null, [3, 7], '2026-11-26', true],
  ['not again until the next of them', '2026-11-23', [3, 7], '2026-11-26', false],
  ['then again', '2026-11-23', [7, 3], '2026-11-27', true],
  ['once for several that were missed', '2026-11-29', [3, 7], '2026-12-20', false],
  ['what was said before it was due counts for nothing', '2026-11-10', [0], '2026-11-20', true],
  ['on the day itself, once', '2026-11-20', [0], '2026-11-20', false],
] as const)('%s', (_, lastOn, days, today, turn) => {
  expect(isTurn({ firstDueOn, lastOn }, days, today)).toBe(turn)
})
