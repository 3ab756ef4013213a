// Buttons: what they say fits Telegram, and what comes back is read exactly or not at all.
import { describe, expect, it } from 'vitest'
import type { Action } from '#commands/index.ts'
import { keyboardOf, readTap } from '../../src/bot/keyboard.ts'

const about = { id: 12, rev: 3 }
const dataOf = (action: Action) =>
  keyboardOf({ text: '', buttons: [[{ label: 'x', action }]] }, about)
    .reply_markup.inline_keyboard.flat()
    .map((button) => ('callback_data' in button ? button.callback_data : undefined))[0]

describe('a button', () => {
  it('comes back as it was given, with its draft and revision', () => {
    expect(readTap(dataOf({ do: 'settle', key: 'payment', value: 'credit' }))).toEqual({
      is: 'settle',
      draft: 12,
      rev: 3,
      key: 'payment',
      value: 'credit',
    })
    expect(readTap(dataOf({ do: 'settle', key: 'items.199.product', value: 2 ** 53 - 1 }))).toMatchObject({
      key: 'items.199.product',
      value: 2 ** 53 - 1,
    })
    expect(readTap(dataOf({ do: 'confirm' }))).toEqual({ is: 'confirm', draft: 12, rev: 3 })
    expect(readTap(dataOf({ do: 'cancel' }))).toEqual({ is: 'cancel', draft: 12, rev: 3 })
    expect(readTap(dataOf({ do: 'undo', id: 7 }))).toEqual({ is: 'undo', id: 7 })
    expect(readTap(dataOf({ do: 'page', list: 'stock', page: 2 }))).toEqual({
      is: 'page',
      list: 'stock',
      page: 2,
    })
  })

  it('opens a page of the MiniApp behind the #, with the draft of its card; without an address there is none', () => {
    const opens = (action: Action, appUrl: string | null) =>
      keyboardOf({ text: '', buttons: [[{ label: 'x', action }]] }, about, appUrl)
        .reply_markup.inline_keyboard.flat()
        .map((button) => ('web_app' in button ? button.web_app.url : undefined))
    const shop = 'https://loja.example'
    expect(opens({ do: 'screen', path: 'sell', of: 'draft' }, shop)).toEqual([`${shop}/#/sell?draft=12`])
    expect(opens({ do: 'screen', path: 'debts' }, shop)).toEqual([`${shop}/#/debts`])
    expect(opens({ do: 'screen', path: '' }, shop)).toEqual([`${shop}/`])
    expect(opens({ do: 'screen', path: 'sell' }, null)).toEqual([])
  })

  it('is cut before an emoji that its label has no room for', () => {
    const label = `${'x'.repeat(58)}🍰🍰`
    const { inline_keyboard } = keyboardOf(
      { text: '', buttons: [[{ label, action: { do: 'confirm' } }]] },
      about,
    ).reply_markup
    expect(inline_keyboard.flat()[0]?.text).toBe(`${'x'.repeat(58)}…`)
  })

  it('of the release before is of no revision, so it changes nothing', () => {
    expect(readTap('s:12:payment:paid')).toMatchObject({ draft: 12, rev: 0 })
    expect(readTap('c:12')).toMatchObject({ draft: 12, rev: 0 })
  })

  it('whose data Telegram would refuse is left out, not the message', () => {
    expect(dataOf({ do: 'settle', key: 'customer', value: 'ç'.repeat(30) })).toBeUndefined()
    expect(dataOf({ do: 'settle', key: 'customer', value: 'ç'.repeat(20) })).toBeTruthy()
  })

  it.each([
    undefined,
    '',
    ':',
    'u',
    'u:',
    'u:12345678901234567890',
    'u:9007199254740993',
    'u:-1',
    'u:1.5',
    'u:1e3',
    'u:7:8',
    'c:99999999999999999999:1',
    'x:',
    's:٣:1:payment:paid',
    'p:stock:12345678901234567890',
    'p:stock',
    'p:stock:1:2:3',
    'h:pay',
    'h:pay:1:2',
    'z:1',
    `u:${'1'.repeat(100)}`,
    '\0',
  ])('of %j is nobody’s', (data) => {
    expect(readTap(data)).toEqual({ is: 'unknown' })
  })
})
