// What a person has chosen for themselves, and the devices they are in from.
import type { OwnSession, Page, Preferences, PreferencesChange } from '../../client/api-types.ts'
import { api } from '../../client/session.ts'
import { writing } from '../../client/writing.ts'

export const getPreferences = async () => (await api<Preferences>({ path: '/api/preferences' })).data

export const editPreferences = async (body: PreferencesChange, key: string) =>
  (
    await writing(
      { operation: 'preferences.edit' },
      api<Preferences>({ method: 'PATCH', path: '/api/preferences', body, key }),
    )
  ).data

export const listSessions = async () =>
  (await api<Page<OwnSession>>({ path: '/api/auth/sessions', query: { limit: 200 } })).data.items

export const endSession = (id: number) =>
  writing({ operation: 'sessions.end' }, api({ method: 'DELETE', path: `/api/auth/sessions/${id}` }))

/** All but this one. */
export const endOtherSessions = (key: string) =>
  writing({ operation: 'sessions.endOthers' }, api({ method: 'DELETE', path: '/api/auth/sessions', key }))

/** Logs out. */
export const endOwnSession = () => api({ method: 'DELETE', path: '/api/auth/session' })
