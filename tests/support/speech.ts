// An OpenAI-compatible transcription service on loopback: it hears the words that a sound of ours is made of, and refuses what a real one refuses.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const OGG = 'OggS'
/** The kinds of files that are taken, by the end of their names. */
const KINDS = /\.(?:flac|m4a|mp3|mp4|mpeg|mpga|oga|ogg|wav|webm)$/
const BYTES_MAX = 26_214_400

/** A sound that says this. */
export const sound = (words: string): Buffer => Buffer.from(OGG + words)

interface Fault {
  times: number
  readonly status?: number
  /** Instead of the answer. */
  readonly body?: string
  /** Holds the connection instead of answering. */
  readonly hang?: boolean
}

interface Asked {
  readonly words: string
  readonly language: string
  /** Names of all that was sent. */
  readonly fields: readonly string[]
}

export class Speech {
  readonly key = 'sk-loopback-key-for-tests-0123456789'
  readonly model = 'whisper-1'
  /** What was heard, in order. */
  readonly asked: Asked[] = []
  readonly faults: Fault[] = []
  url = ''
  readonly #held = new Set<() => void>()
  readonly #server: Server

  private constructor() {
    this.#server = createServer((request, response) => void this.#handle(request, response))
  }

  static async start(): Promise<Speech> {
    const speech = new Speech()
    await new Promise<void>((done) => speech.#server.listen(0, '127.0.0.1', done))
    speech.url = `http://127.0.0.1:${(speech.#server.address() as AddressInfo).port}/v1`
    return speech
  }

  get service() {
    return { url: this.url, key: this.key, model: this.model }
  }

  /** How many are held. */
  get held(): number {
    return this.#held.size
  }

  /** Answers those that are held. */
  release(): void {
    for (const answer of this.#held) answer()
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((done) => this.#server.close(done))
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    try {
      for await (const chunk of request) chunks.push(chunk as Buffer)
    } catch {
      return // who asked has gone
    }
    const refusal = this.#refusal(request)
    const form = refusal ? undefined : await formIn(request, Buffer.concat(chunks))
    const [status, error, asked] = refusal ?? (await this.#judged(form))
    if (asked) this.asked.push(asked)
    const fault = this.faults.find((one) => one.times > 0)
    if (fault) fault.times--
    const answer = () => {
      response.writeHead(fault?.status ?? status, { 'content-type': 'application/json' })
      response.end(
        fault?.body ?? JSON.stringify(asked ? { text: asked.words } : { error: { message: error } }),
      )
    }
    if (!fault?.hang) return answer()
    this.#held.add(answer)
    response.once('close', () => this.#held.delete(answer))
  }

  #refusal({ method, url, headers }: IncomingMessage): [number, string] | undefined {
    if (url !== '/v1/audio/transcriptions') return [404, `Invalid URL (${method} ${url})`]
    if (method !== 'POST') return [405, 'Not allowed']
    if (headers.authorization !== `Bearer ${this.key}`) return [401, 'Incorrect API key provided']
    return Number(headers['content-length'] ?? 0) > BYTES_MAX
      ? [413, 'Maximum content size limit']
      : undefined
  }

  async #judged(form: FormData | undefined): Promise<[number, string, Asked?]> {
    if (!form) return [400, 'Could not parse multipart form']
    const [file, model, language] = [form.get('file'), form.get('model'), form.get('language')]
    if (!(file instanceof File)) return [400, "Missing required parameter: 'file'"]
    if (model !== this.model) return [404, 'The model does not exist']
    if (typeof language !== 'string' || !/^[a-z]{2}$/.test(language))
      return [400, 'Language is not in ISO-639-1']
    if (form.get('response_format') !== 'json') return [400, 'Unsupported response format']
    if (!KINDS.test(file.name)) return [400, 'Unrecognized file format']
    const heard = await file.text()
    if (!heard.startsWith(OGG)) return [400, 'The audio file could not be decoded']
    return [200, '', { words: heard.slice(OGG.length), language, fields: [...form.keys()].toSorted() }]
  }
}

const formIn = ({ headers }: IncomingMessage, body: Buffer): Promise<FormData | undefined> =>
  new Response(new Uint8Array(body), { headers: { 'content-type': headers['content-type'] ?? '' } })
    .formData()
    .catch(() => undefined)
