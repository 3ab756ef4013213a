// Every part of the MiniApp's words comes in both languages, by the name that its screens ask for.
import '../support/page.ts'

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadWords, type Part, speak, words } from '../../miniapp/client/words.ts'
import { fetchEnglish } from '../../miniapp/client/words-en.ts'

const PARTS = [
  ...readFileSync('miniapp/client/words.ts', 'utf8').matchAll(/^ {2}(\w+): \(\) => import\(/gm),
].map(([, name]) => name as Part)

describe('words', () => {
  test('of each part are there in Portuguese and in English', async () => {
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
