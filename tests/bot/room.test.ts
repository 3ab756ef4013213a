// Many at once, or one alone.
import { expect, it } from 'vitest'
import { Room } from '../../src/bot/room.ts'

it('who wants to be alone waits for those inside, and all who come later wait for them', async () => {
  const room = new Room()
  const told: string[] = []
  const ends = new Map<string, () => void>()
  const enter = (name: string, alone = false) =>
    room.run(alone, async () => {
      told.push(name)
      await new Promise<void>((done) => ends.set(name, done))
      told.push(`${name} is done`)
    })
  const turn = () => new Promise((done) => setTimeout(done, 0))
  const all = [enter('one'), enter('two'), enter('alone', true), enter('three'), enter('alone too', true)]
  await turn()
  expect(told).toEqual(['one', 'two'])
  for (const name of ['one', 'two', 'alone']) {
    ends.get(name)?.()
    await turn()
  }
  expect(told.slice(2)).toEqual(['one is done', 'two is done', 'alone', 'alone is done', 'three'])
  for (const name of ['three', 'alone too']) {
    ends.get(name)?.()
    await turn()
  }
  await Promise.all(all)
  expect(told.slice(7)).toEqual(['three is done', 'alone too', 'alone too is done'])
})

it('who fails inside leaves it to the next', async () => {
  const room = new Room()
  const fail = () => Promise.reject(new Error('failed'))
  await expect(room.run(true, fail)).rejects.toThrow('failed')
  await expect(room.run(false, fail)).rejects.toThrow('failed')
  expect(await room.run(true, async () => 'next')).toBe('next')
})
