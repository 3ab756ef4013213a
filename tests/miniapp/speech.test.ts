// Listening ends: by silence, and after a minute whatever is said meanwhile, also where the browser never says that it has stopped.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Listening } from '../../miniapp/platform/speech.ts'

class Recognition extends EventTarget {
  stopped = 0
  start() {}
  stop() {
    this.stopped++
  }
  abort() {}
  says(transcript: string) {
    this.dispatchEvent(Object.assign(new Event('result'), { results: [[{ transcript }]] }))
  }
}

let recognition = new Recognition()
beforeEach(() => {
  vi.useFakeTimers()
  recognition = new Recognition()
  // Whoever makes one is handed this one.
  vi.stubGlobal('window', {
    SpeechRecognition: function () {
      return recognition
    },
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const listening = () => {
  const ended: string[] = []
  const heard: string[] = []
  const it = new Listening('pt-BR', { comes: (words) => heard.push(words), ended: (how) => ended.push(how) })
  return { ended, heard, it }
}

it('two seconds after the last word', () => {
  const { ended } = listening()
  recognition.says('ana dois')
  vi.advanceTimersByTime(1999)
  expect(recognition.stopped).toBe(0)
  vi.advanceTimersByTime(1)
  expect(recognition.stopped).toBe(1)
  recognition.dispatchEvent(new Event('end'))
  expect(ended).toEqual(['heard'])
})

it('after a minute of words that never stop, though the browser says nothing of it', () => {
  const { ended, heard } = listening()
  for (let second = 0; second < 60; second++) {
    recognition.says(`${second}`)
    vi.advanceTimersByTime(1000)
  }
  expect(recognition.stopped).toBe(1)
  // What comes after that moves the end no further.
  recognition.says('mais')
  vi.advanceTimersByTime(1999)
  expect(ended).toEqual([])
  recognition.says('e mais')
  vi.advanceTimersByTime(1)
  expect(ended).toEqual(['heard'])
  expect(heard.at(-1)).toBe('e mais')
  recognition.says('tarde demais')
  expect(heard.at(-1)).toBe('e mais')
})

it('after a minute of nothing at all', () => {
  const { ended } = listening()
  vi.advanceTimersByTime(62_000)
  expect([recognition.stopped, ended]).toEqual([1, ['silent']])
})
