// What may be told to many, as it is read: something, no longer than Telegram takes it, marked where there are words; and what arrives of it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CAPTION_MAX, MESSAGE_MAX, POLL_OPTIONS_MAX } from '#lib/limits.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

const as = () => ({ actor: shop.owner })
const PHOTO = 'a'.repeat(32)
const poll = (...options: readonly string[]) => ({ question: 'Abrimos domingo?', options })
const bold = (offset: number, length: number) => ({ type: 'bold', offset, length })

describe('what is told to many', () => {
  it.each<[string, object, string]>([
    ['nothing at all', {}, 'text'],
    ['marks where nothing is said', { poll: poll('Sim', 'Não'), entities: [bold(0, 1)] }, 'entities.0'],
    ['marks beyond its words', { text: 'Oi', entities: [bold(1, 2)] }, 'entities.0'],
    ['a mark that begins within a sign', { text: '🍞 quente', entities: [bold(1, 3)] }, 'entities.0'],
    ['a mark that ends within a sign', { text: 'Tem 🍞', entities: [bold(0, 5)] }, 'entities.0'],
    ['more than one message takes', { text: 'a'.repeat(MESSAGE_MAX + 1) }, 'text'],
    ['more than goes below a photo', { text: 'a'.repeat(CAPTION_MAX + 1), media: PHOTO }, 'text'],
    ['a photo by another name', { media: 'x' }, 'media'],
    ['one choice alone', { poll: poll('Sim') }, 'poll.options'],
    [
      'more choices than a poll has',
      { poll: poll(...Array.from({ length: POLL_OPTIONS_MAX + 1 }, (_, n) => `${n}`)) },
      'poll.options',
    ],
    ['a choice twice', { poll: poll('Sim', 'Sim') }, 'poll.options'],
  ])('is not %s', async (_, said, path) => {
    for (const [name, more] of [
      ['broadcasts.try', {}],
      ['broadcasts.create', { audience: { roles: ['user'] } }],
    ] as const) {
      const { code, details } = await shop.refusal(name, { ...said, ...more }, as())
      expect([code, details.errors?.map((one) => one.path)]).toEqual(['invalid_input', [path]])
    }
  })

  it('is of nobody where no one is meant', async () => {
    const { code, details } = await shop.refusal('broadcasts.create', { text: 'Oi', audience: {} }, as())
    expect([code, details.errors?.[0]?.path]).toEqual(['invalid_input', 'audience'])
  })

  it('is tried on oneself first: the words with their marks and one’s name, then the poll', async () => {
    await shop.do(
      'broadcasts.try',
      { text: 'Oi, {nome}!', entities: [bold(0, 2)], poll: { ...poll('Sim', 'Não'), multiple: true } },
      as(),
    )
    await shop.do('broadcasts.try', { poll: poll('Sim', 'Não') }, as())
    const asked = (multiple: boolean) => ({
      question: 'Abrimos domingo?',
      options: [{ text: 'Sim' }, { text: 'Não' }],
      is_anonymous: false,
      allows_multiple_answers: multiple,
    })
    expect(
      await shop.look(
        `select json_agg(json_build_array(method, payload - 'chat_id') order by id) from outbox`,
      ),
    ).toEqual([
      ['sendMessage', expect.objectContaining({ text: 'Oi, {nome}!', entities: [bold(0, 2)] })],
      ['sendPoll', asked(true)],
      ['sendPoll', asked(false)],
    ])
  })
})
