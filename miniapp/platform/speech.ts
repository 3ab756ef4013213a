// The browser's own speech recognition, where there is one: typed, feature-tested, and ended in any case. Knows no screens.

/** As far as it is used: TypeScript's own library leaves it out. */
interface Recognition extends EventTarget {
  lang: string
  interimResults: boolean
  start(): void
  /** What was said so far still comes. */
  stop(): void
  abort(): void
}
interface ResultEvent extends Event {
  readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>>
}
interface ErrorEvent extends Event {
  readonly error: string
}
type Recognizer = new () => Recognition

/** So long nothing new comes: all was said. */
const SILENCE_MS = 2000
/** Longer than anybody speaks a line; some never say that they have ended. */
const ALL_MS = 60_000
/** What was asked to stop, and does not answer, is broken off. */
const STOP_MS = 2000
/** Nobody spoke; all else that goes wrong says that there is nothing to hear with. */
const PASSING = ['no-speech', 'aborted']

/** `away`: there is no recognition here, or it is not let. */
type Ended = 'heard' | 'silent' | 'away'

interface Listener {
  /** All words so far, as they may still change. */
  readonly comes: (words: string) => void
  /** Called once. */
  readonly ended: (how: Ended) => void
}

/** Listens until two seconds of silence, or `stop`. */
export class Listening {
  readonly #listener: Listener
  readonly #recognition: Recognition | undefined
  #words = ''
  #error: string | undefined
  /** Of the silence; and of all of it, whatever is said meanwhile, then until a stop is answered. */
  #quiet: ReturnType<typeof setTimeout> | undefined
  #all: ReturnType<typeof setTimeout> | undefined
  #isStopping = false
  #isOver = false

  /** `language`: BCP 47. */
  constructor(language: string, listener: Listener) {
    this.#listener = listener
    const { SpeechRecognition, webkitSpeechRecognition } = window as {
      SpeechRecognition?: Recognizer
      webkitSpeechRecognition?: Recognizer
    }
    const Recognizer = SpeechRecognition ?? webkitSpeechRecognition
    this.#recognition = Recognizer && new Recognizer()
    this.#all = setTimeout(() => this.stop(), ALL_MS)
    try {
      this.#begin(this.#recognition, language)
    } catch {
      // Told later: whoever listens has this in hand by then.
      this.#error = 'none'
      queueMicrotask(() => this.#end())
    }
  }

  /** All was said. */
  stop(): void {
    if (this.#isOver || this.#isStopping) return
    this.#isStopping = true
    clearTimeout(this.#quiet)
    clearTimeout(this.#all)
    this.#all = setTimeout(() => this.#end(), STOP_MS)
    this.#recognition?.stop()
  }

  /** Without a further call. */
  drop(): void {
    this.#isOver = true
    clearTimeout(this.#quiet)
    clearTimeout(this.#all)
    this.#recognition?.abort()
  }

  #begin(recognition: Recognition | undefined, language: string): void {
    if (!recognition) throw new Error('there is no recognition')
    recognition.lang = language
    recognition.interimResults = true
    recognition.addEventListener('result', (event) => this.#hear(event as ResultEvent))
    recognition.addEventListener('error', (event) => {
      this.#error = (event as ErrorEvent).error
    })
    recognition.addEventListener('end', () => this.#end())
    recognition.start()
  }

  #hear({ results }: ResultEvent): void {
    if (this.#isOver) return
    this.#words = Array.from(results, ({ 0: best }) => best?.transcript ?? '')
      .join('')
      .trim()
    this.#listener.comes(this.#words)
    // Asked to stop, it is over soon, whatever still comes.
    if (this.#isStopping) return
    clearTimeout(this.#quiet)
    this.#quiet = setTimeout(() => this.stop(), SILENCE_MS)
  }

  #end(): void {
    if (this.#isOver) return
    this.drop()
    const isAway = this.#error !== undefined && !PASSING.includes(this.#error)
    if (this.#words) this.#listener.ended('heard')
    else this.#listener.ended(isAway ? 'away' : 'silent')
  }
}
