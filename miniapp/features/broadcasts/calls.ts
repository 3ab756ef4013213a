// What Mensagens asks of the server: a line an operation.
import { ApiError } from '../../client/api.ts'
import type { Input, Output } from '../../client/api-types.ts'
import { api } from '../../client/session.ts'
import { upload } from '../../client/upload.ts'
import { writing } from '../../client/writing.ts'

export type Broadcast = Output<'broadcasts.get'>
export type Broadcasts = Output<'broadcasts.list'>
export type Audience = Input<'broadcasts.preview'>['audience']
export type Reach = Output<'broadcasts.preview'>
type Said = Input<'broadcasts.try'>
export type Message = Pick<Said, 'text' | 'entities' | 'poll'>

export const listBroadcasts = async (page: { cursor: string | undefined; limit: number }) =>
  (await api<Broadcasts>({ path: '/api/broadcasts', query: page })).data

export const getBroadcast = async (id: number) =>
  (await api<Broadcast>({ path: `/api/broadcasts/${id}` })).data

/** Places of those who were chosen and are not there any more, as a refusal says them. */
export const goneIn = (error: unknown): ReadonlySet<number> =>
  new Set(
    error instanceof ApiError && error.code === 'not_found'
      ? error.body?.errors?.flatMap(({ path }) => {
          const [, , n] = path.split('.')
          return path.startsWith('audience.customerIds.') ? [Number(n)] : []
        })
      : [],
  )

/** How many it would reach; what is said does not matter. */
export const countReach = async (audience: Audience) =>
  (
    await api<Reach>({
      method: 'POST',
      path: '/api/broadcasts',
      body: { text: '.', audience, preview: true },
    })
  ).data

const SAMPLE = 5
const SOURCES = {
  all: ['/api/users', { role: 'user' }],
  customers: ['/api/users', { role: 'user' }],
  team: ['/api/users', { role: 'admin' }],
  owing: ['/api/debts', {}],
  overdue: ['/api/debts', { overdue: true }],
} as const

/** Some who may be meant, by name. */
export async function namesOf(whom: keyof typeof SOURCES): Promise<readonly string[]> {
  const [path, query] = SOURCES[whom]
  const { data } = await api<{ items: readonly { name?: string; customer?: { name: string } }[] }>({
    path,
    query: { ...query, limit: SAMPLE },
  })
  return data.items.flatMap(({ name, customer }) => customer?.name ?? name ?? [])
}

interface Sent extends Message {
  readonly audience: Audience
}

/** With its photo, or without one. */
export const sendBroadcast = (message: Sent, photo: Blob | null, key: string) =>
  writing(
    { operation: 'broadcasts.create' },
    photo
      ? upload<Broadcast>({
          method: 'POST',
          path: '/api/broadcasts',
          name: 'photo.jpg',
          blob: photo,
          fields: fieldsOf(message),
          key,
          sent: () => {},
        }).done
      : api<Broadcast>({ method: 'POST', path: '/api/broadcasts', body: message, key }),
  )

/** Beside a file: text as it is, all else as JSON. */
const fieldsOf = ({ text, ...others }: Sent) => ({
  ...(text === undefined ? {} : { text }),
  ...Object.fromEntries(
    Object.entries(others).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, JSON.stringify(value)]],
    ),
  ),
})

export const tryBroadcast = (body: Message, key: string) =>
  api({ method: 'POST', path: `/api/broadcasts/try`, body, key })

export const stopBroadcast = (id: number, key: string) =>
  writing(
    { operation: 'broadcasts.stop', id },
    api<Broadcast>({ method: 'POST', path: `/api/broadcasts/${id}/stop`, key }),
  )
