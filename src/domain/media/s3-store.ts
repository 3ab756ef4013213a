// Files in an object storage that speaks S3, for processes on several machines. One that is away is asked again, for some seconds.
import { setTimeout as pause } from 'node:timers/promises'
import { AwsClient } from 'aws4fetch'
import type { MediaStore } from './store.ts'

export interface S3 {
  readonly bucket: string
  /** Without a slash at its end. */
  readonly endpoint: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

const TRIES = 3
const TRY_MS = 4000
const PAUSE_MS = 200
/** Four times what a photo of ours has at most. */
const BYTES_MAX = 8 * 1024 * 1024

type Request = {
  readonly method: string
  readonly body?: Uint8Array
  readonly headers?: Record<string, string>
}

export function s3Store({ bucket, endpoint, region, accessKeyId, secretAccessKey }: S3): MediaStore {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' })

  /** Once; undefined where it says that there is nothing. Throws with its status alone: an address is signed. */
  async function once(name: string, request: Request, within: AbortSignal): Promise<Uint8Array | undefined> {
    const signed = await client.sign(`${endpoint}/${bucket}/${name}`, request as RequestInit)
    const answer = await fetch(signed, { signal: within, redirect: 'error' })
    if (Number(answer.headers.get('content-length') ?? 0) > BYTES_MAX) {
      await answer.body?.cancel()
      throw new Error('the storage has something larger than a photo')
    }
    const bytes = new Uint8Array(await answer.arrayBuffer())
    if (answer.ok) return bytes
    if (answer.status === 404) return undefined
    throw new Error(`the storage answered ${answer.status}`)
  }

  /** `within`: of all tries together; else each has its own time. */
  async function ask(name: string, request: Request, within?: AbortSignal): Promise<Uint8Array | undefined> {
    for (let tried = 1; ; tried++) {
      try {
        return await once(name, request, within ?? AbortSignal.timeout(TRY_MS))
      } catch (error) {
        if (tried === TRIES || within?.aborted) throw error
        await pause(PAUSE_MS * tried * (1 + Math.random()))
      }
    }
  }

  return {
    async put(name, bytes) {
      const headers = { 'content-type': 'image/webp', 'cache-control': 'public, max-age=31536000, immutable' }
      if (!(await ask(name, { method: 'PUT', body: bytes, headers })))
        throw new Error('the storage has no such bucket')
    },
    get: (name) => ask(name, { method: 'GET' }),
    async remove(name) {
      await ask(name, { method: 'DELETE' }, AbortSignal.timeout(TRY_MS))
    },
  }
}
