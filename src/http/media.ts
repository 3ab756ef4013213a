// Photos over HTTP: sent in as a form, and given out below /media/ for a year, to everybody.
import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { execute } from '#domain/execute.ts'
import { id } from '#domain/input.ts'
import { PHOTO_BYTES_MAX } from '#domain/media/index.ts'
import { operations } from '#domain/operations.ts'
import { repeated } from '#domain/replay.ts'
import type { Reply } from './api.ts'
import type { Deps } from './deps.ts'
import type { File } from './files.ts'
import { DATA_POLICY } from './headers.ts'
import { actorIn, uploadRoute } from './route.ts'

/** A key stands for the bytes that came: what is made of them may differ a release later. */
export const setMedia = uploadRoute('products.setMedia', {
  method: 'PUT',
  path: '/api/products/{id}/media',
  status: 200,
  summary: 'Shows a photo of a product, in place of the one before: JPEG, PNG or WebP',
  input: z.strictObject({ id }),
  problems: ['wrong_state'],
  upload: { field: 'file', bytesMax: PHOTO_BYTES_MAX },
  answer({ deps: { media, runtime }, intentKey, input, file, ...call }) {
    const actor = actorIn(call)
    return media.held.run(async () => {
      const bytes = await file()
      const request = { id: input.id, file: createHash('sha256').update(bytes).digest('base64url') }
      const key = intentKey === undefined ? {} : { intentKey }
      const before =
        intentKey !== undefined &&
        (await repeated(runtime.database, {
          actorId: actor.userId,
          key: intentKey,
          request,
          needs: () => operations['products.setMedia'].role,
        }))
      if (before) return { ...before, replayed: true }
      const photo = await media.take(bytes)
      const asked = { actor, source: 'http', request, input: { id: input.id, photo }, ...key }
      return execute(runtime, operations['products.setMedia'], asked)
    })
  },
})

const YEAR = 'public, max-age=31536000, immutable'

/** What is named after what it holds never changes: who has it need not ask again. */
export async function mediaFile(c: Context, { media }: Deps): Promise<File | Reply> {
  const name = c.req.path.slice('/media/'.length)
  const headers = { etag: `"${name}"`, 'cache-control': YEAR, 'content-security-policy': DATA_POLICY }
  const bytes = await media.file(name)
  if (!bytes) throw new DomainError('not_found')
  if (c.req.header('if-none-match') === headers.etag) return { status: 304, body: null, headers, route: '' }
  return { bytes: new Uint8Array(bytes), headers: { ...headers, 'content-type': 'image/webp' } }
}
