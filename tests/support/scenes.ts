// Scenes of several people, written in lines and played through the bot: what docs/dialogues has of them is what came of it.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { deriveNotices } from '#domain/notices/index.ts'
import type { Language } from '#domain/operation.ts'
import type { TestBot } from './bot.ts'
import { settled } from './horizon.ts'
import type { Person } from './telegram.ts'
import { masked, Transcript, undated } from './transcript.ts'

/** Who is there, and what the lines that begin with `! ` do, in their order. */
export interface Stage {
  readonly bot: TestBot
  readonly people: Readonly<Record<string, Person>>
  readonly deeds: readonly (() => Promise<unknown>)[]
}

interface Scenes {
  /** Of docs/dialogues: `<name>-pt-BR.md`, `<name>-en.md`. */
  readonly name: string
  readonly titles: Readonly<Record<Language, string>>
  /** `# ` a part, `@ ` who goes on, `> ` taps, `< ` who hears what has happened, `! ` what is done elsewhere; all else is typed. */
  readonly lines: Readonly<Record<Language, string>>
  readonly open: (language: Language) => Promise<Stage>
}

const HOW = {
  'pt-BR':
    'Digitado e tocado por um teste. `B` o bot, `›` um toque, `⟶` a mesma mensagem, editada, `—` o que chega sozinho.',
  en: 'Typed and tapped by a test. `B` the bot, `›` a tap, `⟶` the same message, edited, `—` what comes by itself.',
}

/** Each language reads as what is in docs; with TRANSCRIPTS=1 it is written there anew. */
export function playScenes({ name, titles, lines, open }: Scenes): void {
  describe(`docs/dialogues/${name}`, () => {
    it.each(['pt-BR', 'en'] as const)('%s reads as the bot does', async (language) => {
      const file = join(import.meta.dirname, `../../docs/dialogues/${name}-${language}.md`)
      const stage = await open(language)
      try {
        const said = `# ${titles[language]}\n\n${HOW[language]}\n\n${await played(stage, lines[language])}`
        if (process.env['TRANSCRIPTS']) writeFileSync(file, masked(said))
        expect(bare(said)).toBe(bare(readFileSync(file, 'utf8')))
      } finally {
        await stage.bot.close()
      }
    })
  })
}

async function played({ bot, people, deeds }: Stage, lines: string): Promise<string> {
  const named = (name: string): Person => {
    const person = people[name]
    if (!person) throw new Error(`nobody is called ${name}`)
    return person
  }
  const transcript = new Transcript(bot)
  let who: Person | undefined
  let done = 0
  for (const line of lines.trim().split('\n')) {
    const said = line.slice(2)
    if (line.startsWith('# ')) transcript.title(said)
    else if (line.startsWith('@ ')) who = named(said)
    else if (line.startsWith('! ')) {
      await deeds[done++]?.()
      transcript.notes(said)
    } else if (line.startsWith('< ')) {
      await told(bot)
      transcript.hears(...said.split(' ').map(named))
    } else if (!who) throw new Error(`nobody does: ${line}`)
    else if (line.startsWith('> ')) await transcript.taps(who, new RegExp(said, 'i'))
    else await transcript.says(who, line)
  }
  return transcript.toString()
}

/** Also without years, which are said where they are not this one; hours first, for a day may stand before them. */
const bare = (text: string): string =>
  undated(text.replaceAll(/\b\d{1,2}:\d{2}\b/g, '‹hour›').replaceAll(/,? 20\d\d\b/g, ''))

/** Whoever is to hear of what has happened has heard it. */
async function told(bot: TestBot): Promise<void> {
  await settled(bot.shop.fresh.config)
  while ((await deriveNotices(bot.shop.database)).more);
  const waiting = `select count(*)::int from notices where tell_at is not null and told_rev < rev`
  await vi.waitFor(async () => {
    bot.bot.tell()
    expect(await bot.shop.look<number>(waiting)).toBe(0)
  }, 60_000)
  await bot.quiet()
}
