// A broadcast over HTTP: as JSON, or as a form with its photo; a preview answers at once and stores nothing.
import { createHash } from 'node:crypto'
import { askedBroadcast, preview } from '#domain/broadcasts/index.ts'
import { invalid } from '#domain/errors.ts'
import { execute } from '#domain/execute.ts'
import { PHOTO_BYTES_MAX } from '#domain/media/index.ts'
import type { Operation } from '#domain/operation.ts'
import { type OperationName, operations } from '#domain/operations.ts'
import { readInput } from '#domain/read-input.ts'
import { repeated } from '#domain/replay.ts'
import { act as finishing } from './draft-acts.ts'
import { readJson } from './json.ts'
import { act, DEAR, get, poll } from './methods.ts'
import type { FileForm } from './multipart.ts'
import { type Answered, actorIn, type Call, operationRoute, type Route } from './route.ts'

/** Beside a file all but the text is JSON. */
const valueOf = ([name, text]: [string, string]): [string, unknown] => [
  name,
  name === 'text' ? text : readJson(text),
]

function inputOf({ fields }: FileForm, media: string) {
  if ('media' in fields) throw invalid('media', 'unknown_field')
  return readInput(askedBroadcast, { ...Object.fromEntries(Object.entries(fields).map(valueOf)), media })
}
const create = operations['broadcasts.create'] as unknown as Operation<unknown, unknown>
/** Stands for a photo that is not taken in yet, while all else is judged. */
const ANY_PHOTO = '0'.repeat(32)

async function answered(call: Call, asked: ReturnType<typeof inputOf>, request?: object): Promise<Answered> {
  const { preview: isPreview, ...input } = asked
  const { deps, intentKey } = call
  const all = { actor: actorIn(call), input, source: 'http' }
  if (isPreview)
    return { ...(await execute(deps.runtime, operations['broadcasts.preview'], all)), previewed: true }
  // A draft of the chat is of words alone: a file is sent by itself.
  if (!request) return finishing(create, { deps, actor: all.actor, input, intentKey })
  return execute(deps.runtime, create, { ...all, request, ...(intentKey === undefined ? {} : { intentKey }) })
}

/** A key stands for the bytes that came, as with all photos. */
const withPhoto = (call: Call, form: () => Promise<FileForm>): Promise<Answered> => {
  const { media, runtime } = call.deps
  const { intentKey: key } = call
  return media.held.run(async () => {
    const sent = await form()
    const asked = inputOf(sent, ANY_PHOTO)
    if (asked.preview) return answered(call, asked)
    const request = { ...sent.fields, file: createHash('sha256').update(sent.file).digest('base64url') }
    const needs = () => operations['broadcasts.create'].role
    const before =
      key !== undefined &&
      (await repeated(runtime.database, { actorId: actorIn(call).userId, key, request, needs }))
    if (before) return { ...before, replayed: true }
    return answered(call, { ...asked, media: await media.take(sent.file) }, request)
  })
}

const { role, output } = operations['broadcasts.create']

const createBroadcast: Route<OperationName> = {
  name: 'broadcasts.create',
  method: 'POST',
  path: '/api/broadcasts',
  status: 202,
  summary: 'Tells many at once: a text, a photo, a poll; `preview` counts whom it reaches',
  role,
  keyed: true,
  input: askedBroadcast,
  output,
  preview,
  problems: ['wrong_state', 'not_found'],
  example: { text: 'Chegou pão quente!', audience: { roles: ['user'] } },
  upload: { field: 'file', bytesMax: PHOTO_BYTES_MAX, orJson: true },
  answer: (call) =>
    call.form ? withPhoto(call, call.form) : answered(call, readInput(askedBroadcast, call.input)),
}

export const broadcastRoutes: readonly Route<OperationName>[] = [
  get('/api/broadcasts', 'broadcasts.list', 'What many were told, newest first', DEAR),
  createBroadcast,
  operationRoute('broadcasts.try', {
    method: 'POST',
    path: '/api/broadcasts/try',
    status: 204,
    summary: 'Sends it to the caller alone, as it would arrive',
    problems: ['wrong_state'],
    example: { text: 'Chegou pão quente!' },
  }),
  poll(
    '/api/broadcasts/{id}',
    'broadcasts.get',
    'One broadcast: how far it is, who has it, what was answered',
    DEAR,
  ),
  act('/api/broadcasts/{id}/stop', 'broadcasts.stop', 'Stops it: it goes to nobody more'),
]
