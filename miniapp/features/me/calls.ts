// What is asked of the server about one's own data: what is held, a copy of it, and erasing it, now or once all is settled.
import type { OwnData } from '../../client/api-types.ts'
import { api } from '../../client/session.ts'
import { writing } from '../../client/writing.ts'

export const getOwnData = async () => (await api<OwnData>({ path: '/api/me' })).data

/** As a file in the person's chat; false where nothing arrives there. */
export const sendCopy = (key: string) =>
  api<{ readonly sent: boolean }>({ method: 'POST', path: '/api/me/export/send', key })

export const askToLeave = (confirm: string, key: string) =>
  writing(
    { operation: 'me.leave' },
    api<OwnData>({ method: 'PUT', path: '/api/me/leaving', body: { confirm }, key }),
  )

export const stayAfterAll = (key: string) =>
  writing({ operation: 'me.stay' }, api<null>({ method: 'DELETE', path: '/api/me/leaving', key }))

export const eraseMe = (confirm: string, key: string) =>
  api({ method: 'DELETE', path: '/api/me', body: { confirm }, key })
