// A chat written down as it is typed and tapped: what the person does, what the bot shows, cards that change in place.
import { expect, vi } from 'vitest'
import type { TestBot } from './bot.ts'
import { coloured } from './pictures.ts'
import type { Person } from './telegram.ts'

interface Shown {
  readonly text?: string
  /** Below a picture. */
  readonly caption?: string
  readonly media?: { readonly caption?: string }
  readonly reply_markup?: { readonly inline_keyboard?: readonly (readonly { readonly text: string }[])[] }
  readonly chat_id?: number
}

/** What is each writing's own, left out where it is written down: secrets, and seconds that have passed. */
export const masked = (text: string): string =>
  text.replaceAll(/\bi_[\w-]{22}/g, 'i_…').replaceAll(/\b\d+ s\b/g, '… s')

/** Days and hours are each day's own too: two transcripts are compared without them. */
export const undated = (text: string): string =>
  masked(text)
    .replaceAll(/\b\d{1,2}\/\d{1,2}(?:\/\d{2,4})?\b/g, '‹day›')
    .replaceAll(
      /\b(?:\d{1,2} )?(?:de )?(?:jan|fev|feb|mar|abr|apr|mai|may|jun|jul|ago|aug|set|sep|out|oct|nov|dez|dec)[a-zç]*\.?(?: \d{1,2})?(?: (?:de )?\d{4})?/gi,
      '‹day›',
    )
    .replaceAll(
      /\b(?:domingo|segunda|terça|quarta|quinta|sexta|sábado|(?:sun|mon|tues|wednes|thurs|fri|satur)day)(?:-feira)?\b/gi,
      '‹day›',
    )
    .replaceAll(/\b(?:dom|seg|ter|qua|qui|sex|sáb|sun|mon|tue|wed|thu|fri|sat)\b\.?,?/gi, '‹day›')
    .replaceAll(/\b\d{1,2}:\d{2}\b/g, '‹hour›')

export class Transcript {
  readonly #bot: TestBot
  readonly #lines: string[] = []
  #seen: number
  #began: number
  #acted: Person | undefined

  constructor(bot: TestBot) {
    this.#bot = bot
    this.#seen = bot.telegram.calls.length
    this.#began = this.#seen
  }

  /** Begins a part of its own. */
  title(text: string): void {
    if (this.#lines.length) this.#lines.push('```', '')
    this.#lines.push(`## ${text}`, '', '```text')
  }

  /** Types, and writes down what comes of it. */
  async says(person: Person, text: string): Promise<void> {
    this.#begin(person)
    this.#lines.push(...indented(`${person.from.first_name}  `, text))
    await this.#bot.deliver(person.message(text))
    this.#look(person)
  }

  /** Sends a photo of its own, with a caption or without. */
  async pictures(person: Person, caption: string): Promise<void> {
    this.#begin(person)
    this.#lines.push(`${person.from.first_name}  [📷]${caption ? ` ${caption}` : ''}`)
    const photo = await coloured(this.#lines.length)
    await this.#bot.deliver(person.picturing(photo, caption ? { caption } : {}))
    this.#look(person)
  }

  /** Taps below the newest message that has such a button. */
  async taps(person: Person, label: string | RegExp): Promise<void> {
    const answers = await this.#taps(person, label)
    this.#look(person)
    for (const answer of answers) if (answer) this.#lines.push(`     (${answer})`)
  }

  /** Taps and looks on: its card says by itself how far it is, which is written down as it began and as it ended. */
  async looksOn(person: Person, label: RegExp, end: RegExp): Promise<void> {
    await this.#taps(person, label)
    await vi.waitFor(() => expect(person.messages.at(-1)?.text).toMatch(end), 60_000)
    const { calls } = this.#bot.telegram
    const told = calls.filter(({ payload }, at) => at >= this.#seen && payload['chat_id'] === person.from.id)
    const ends = [
      told.find(({ payload }) => 'text' in payload),
      told.findLast(({ payload }) => 'text' in payload),
    ]
    this.#look(person, (call) => ends.includes(call))
  }

  async #taps(person: Person, label: string | RegExp): Promise<string[]> {
    this.#begin(person)
    const card = person.messages.findLast(({ buttons }) =>
      buttons.some(({ text }) => text.search(label) >= 0),
    )
    if (!card) throw new Error(`no button ${label} in: ${JSON.stringify(person.messages.slice(-2))}`)
    const button = card.buttons.find(({ text }) => text.search(label) >= 0)
    this.#lines.push(`${person.from.first_name}  › ${button?.text}`)
    return this.#bot.deliver(person.tapping(card, label))
  }

  /** What came to each of them by itself since the last act began; to who acted, since it was written down. */
  hears(...people: readonly Person[]): void {
    const since = this.#seen
    for (const person of people) {
      this.#seen = person === this.#acted ? since : this.#began
      this.#lines.push(`     — ${person.from.first_name}:`)
      this.#look(person)
    }
    this.#began = this.#seen
  }

  /** What comes to somebody who asked for nothing, by what is done meanwhile. */
  async isTold(person: Person, meanwhile: () => Promise<void>): Promise<void> {
    this.#seen = this.#bot.telegram.calls.length
    await meanwhile()
    this.#look(person)
  }

  /** What a thing of the world did meanwhile. */
  notes(text: string): void {
    this.#lines.push(`     — ${text}`)
  }

  #begin(person: Person): void {
    this.#seen = this.#bot.telegram.calls.length
    this.#began = this.#seen
    this.#acted = person
  }

  #look(
    { from }: Person,
    isWritten: (call: TestBot['telegram']['calls'][number]) => boolean = () => true,
  ): void {
    for (const { method, payload } of this.#bot.telegram.calls.slice(this.#seen).filter(isWritten)) {
      const { text, caption, media, reply_markup: markup, chat_id: chat } = payload as Shown
      const said = text ?? caption ?? media?.caption
      if (chat !== from.id || said === undefined) continue
      const picture = text === undefined ? '▦ ' : ''
      this.#lines.push(...indented(method.startsWith('send') ? 'B    ' : 'B ⟶  ', picture + said))
      for (const row of markup?.inline_keyboard ?? [])
        this.#lines.push(`     ${row.map((button) => `[${button.text}]`).join(' ')}`)
    }
    this.#seen = this.#bot.telegram.calls.length
  }

  toString(): string {
    return `${[...this.#lines, '```'].join('\n')}\n`
  }
}

const indented = (head: string, text: string): string[] =>
  text
    .replaceAll(' ', ' ')
    .split('\n')
    .map((line, n) => `${n ? ' '.repeat(head.length) : head}${line}`.trimEnd())
