// That an answer is on its way is shown where it takes over a second, and no longer than it does.
import { afterEach, expect, it, vi } from 'vitest'
import { whileTyping } from '../../src/bot/typing.ts'
import { TestBot } from '../support/bot.ts'

afterEach(() => {
  vi.useRealTimers()
})

it('is shown after a second, again while it lasts, and not once it is there', async () => {
  vi.useFakeTimers()
  const show = vi.fn<() => void>()
  let end: (value: string) => void = () => {}
  const work = whileTyping(show, () => new Promise<string>((done) => (end = done)))
  await vi.advanceTimersByTimeAsync(999)
  expect(show).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(9001)
  expect(show).toHaveBeenCalledTimes(3)
  end('there')
  expect(await work).toBe('there')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(show).toHaveBeenCalledTimes(3)
})

it('is never shown for what is quick, nor after what fails', async () => {
  vi.useFakeTimers()
  const show = vi.fn<() => void>()
  await whileTyping(show, () => Promise.resolve())
  await expect(whileTyping(show, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(show).not.toHaveBeenCalled()
})

it('reaches the chat that waits, and the answer follows', async () => {
  const bot = await TestBot.open()
  await bot.shop.product([[1, 100]], { name: 'cafe' })
  await bot.quiet()
  const shown = () => bot.telegram.calls.filter((one) => one.method === 'sendChatAction')
  bot.held.set('users.upsert', () => vi.waitFor(() => expect(shown()).toHaveLength(1), 60_000))
  expect((await bot.staff.type('/estoque café')).text).toMatch(/cafe/)
  expect(shown()[0]?.payload).toEqual({ chat_id: 222, action: 'typing' })
  await bot.close()
})
