// What owners decide of the shop, asked of the server and changed there.
import type { PassedLimits, Settings, SettingsChange } from '../../client/api-types.ts'
import { api } from '../../client/session.ts'
import { writing } from '../../client/writing.ts'

export const getSettings = async () => (await api<Settings>({ path: '/api/settings' })).data

/** Of this month. */
export const getPassed = async () => (await api<PassedLimits>({ path: '/api/settings/passed' })).data

export const editSettings = (body: SettingsChange, key: string) =>
  writing(
    { operation: 'settings.edit' },
    api<Settings>({ method: 'PATCH', path: '/api/settings', body, key }),
  )
