// Every part of the MiniApp's words comes in both languages, by the name that its screens ask for.
import '../support/page.ts'

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { LATER_WORDS } from '../../miniapp/app/later-screens.ts'
import { loadWords, type Part, setLaterParts, speak, words } from '../../miniapp/client/words.ts'
import { fetchEnglish } from '../../miniapp/client/words-en.ts'

const AT_HAND = [
  ...readFileSync('miniapp/client/words.ts', 'utf8').matchAll(/^ {2}(\w+): \(\) => import\(/gm),
].map(([, name]) => name as Part)
const PARTS = [...AT_HAND, ...(Object.keys(LATER_WORDS) as Part[])]
setLaterParts(() => Promise.resolve(LATER_WORDS))

describe('words', () => {
  test('of each part are there in Portuguese and in English', async () => {
    expect(AT_HAND.length).toBeGreaterThan(10)
    expect(PARTS.length).toBeGreaterThan(20)
    await speak('pt-BR')
    await Promise.all(PARTS.map(loadWords))
    const portuguese = PARTS.map((part) => Object.keys(words(part)))
    await speak('en')
    expect(PARTS.map((part) => Object.keys(words(part)))).toEqual(portuguese)
    expect(words('frame').miniapp.tabs.sell).toBe('Sell')
  })

  test('of a part that nobody wrote are an error that names it', async () => {
    await expect(fetchEnglish('noSuch')).rejects.toThrow('no words of noSuch in English')
  })
})
