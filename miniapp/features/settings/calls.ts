// What a person has chosen for themselves, and the devices they are in from.
import type { OwnSession, Page, Preferences, PreferencesChange } from '../../client/api-types.ts'
import { api } from '../../client/session.ts'

export const getPreferences = async () => (await api<Preferences>({ path: '/api/preferences' })).data

export const editPreferences = async (body: PreferencesChange, key: string) =>
  (await api<Preferences>({ method: 'PATCH', path: '/api/preferences', body, key })).data

export const listSessions = async () =>
  (await api<Page<OwnSession>>({ path: '/api/auth/sessions', query: { limit: 200 } })).data.items

export const endSession = (id: number) => api({ method: 'DELETE', path: `/api/auth/sessions/${id}` })

/** All but this one. */
export const endOtherSessions = (key: string) => api({ method: 'DELETE', path: '/api/auth/sessions', key })

/** Logs out. */
export const endOwnSession = () => api({ method: 'DELETE', path: '/api/auth/session' })
