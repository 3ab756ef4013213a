// A device's storage as browsers offer it, small, whose every step can be made to hang or to be refused.

/** Where it gives no answer: as it is opened, as something is asked of it, or as a step goes to the disk. */
export type Hanging = 'open' | 'request' | 'commit'

class Request extends EventTarget {
  result: unknown
  readonly error = null
}

class Transaction extends EventTarget {
  readonly error = null
  readonly #device: Device
  #work: (() => void)[] = []
  #ended = false

  constructor(device: Device) {
    super()
    this.#device = device
    device.begun++
    if (device.hangs !== 'request') this.#run()
    device.woken.push(() => this.#run())
  }

  objectStore() {
    const { kept } = this.#device
    const asked = (answer: () => unknown) => {
      const request = new Request()
      this.#work.push(() => {
        request.result = answer()
        request.dispatchEvent(new Event('success'))
      })
      return request
    }
    const within = ({ from, to }: Range) => [...kept.keys()].sort().filter((key) => key >= from && key <= to)
    return {
      get: (key: string) => asked(() => structuredClone(kept.get(key))),
      getAll: (range: Range) => asked(() => within(range).map((key) => structuredClone(kept.get(key)))),
      put: (value: unknown, key: string) => asked(() => this.#changes.push(() => kept.set(key, value))),
      delete: (at: string | Range) =>
        asked(() =>
          this.#changes.push(() => {
            for (const key of typeof at === 'string' ? [at] : within(at)) kept.delete(key)
          }),
        ),
    }
  }

  abort(): void {
    if (this.#ended) throw new Error('InvalidStateError')
    this.#ended = true
    queueMicrotask(() => this.dispatchEvent(new Event('abort')))
  }

  readonly #changes: (() => void)[] = []
  #run(): void {
    setTimeout(() => {
      if (this.#ended) return
      for (let work = this.#work.shift(); work; work = this.#work.shift()) work()
      if (this.#device.hangs === 'commit') return
      this.#ended = true
      for (const change of this.#changes) change()
      this.dispatchEvent(new Event('complete'))
    })
  }
}

interface Range {
  readonly from: string
  readonly to: string
}

export class Device {
  readonly kept = new Map<string, unknown>()
  hangs: Hanging | null = null
  refuses = false
  /** How often it was asked to open, and to begin a step. */
  asked = 0
  begun = 0
  /** What goes on once it wakes. */
  readonly woken: (() => void)[] = []

  /** Puts it where the page looks for one. */
  install(): void {
    const bound = (from: string, to: string): Range => ({ from, to })
    Object.assign(globalThis, { indexedDB: { open: () => this.#open() }, IDBKeyRange: { bound } })
  }

  /** It answers from now on, also what was asked before. */
  wake(): void {
    this.hangs = null
    for (const go of this.woken.splice(0)) go()
  }

  #open(): Request {
    this.asked++
    if (this.refuses) throw new Error('SecurityError')
    const request = new Request()
    const succeed = () => {
      const database = Object.assign(new EventTarget(), { transaction: () => new Transaction(this) })
      request.result = database
      request.dispatchEvent(new Event('success'))
    }
    if (this.hangs === 'open') this.woken.push(succeed)
    else setTimeout(succeed)
    return request
  }
}
