// Where each setting stands among all of them: what its sheet reads, and what it sends.
import type { Settings } from '../../client/api-types.ts'
import type { Change, Place } from './edit-setting.ts'

type Field = Exclude<keyof Settings, 'version' | 'rev' | 'limits'>

export const field = <Name extends Field>(name: Name): Place<Settings[Name]> => ({
  name,
  read: (from) => from[name],
  put: (value) => ({ [name]: value }),
})

/** Limits are sent together: the others as they stand now. */
export const limit = <Name extends keyof Settings['limits']>(
  name: Name,
): Place<Settings['limits'][Name]> => ({
  name,
  of: 'limits',
  read: ({ limits }) => limits[name],
  put: (value, { limits }) => ({ limits: { ...limits, [name]: value } }),
})

/** A part of what is said of reminders, which is sent whole. */
export const reminder = <Name extends keyof Settings['reminders']>(
  name: Name,
): Place<Settings['reminders'][Name]> => ({
  name: `reminders/${name}`,
  of: 'reminders',
  read: ({ reminders }) => reminders[name],
  put: (value, { reminders }) => ({ reminders: { ...reminders, [name]: value } }),
})

interface Face {
  readonly shopName: string
  readonly emoji: string | null
}

export const FACE: Place<Face> = {
  name: 'face',
  parts: ['shopName', 'emoji'],
  read: ({ shopName, emoji }) => ({ shopName, emoji }),
  put: ({ shopName, emoji }) => ({ shopName, emoji }),
}

/** One that is words; null: none. Without a city there is no code, so it is never none. */
export const text = (name: 'hours' | 'pixKey' | 'pixCity'): Place<string | null> => ({
  name,
  read: (from) => from[name],
  put: (value): Change => (name === 'pixCity' ? { pixCity: value ?? '' } : { [name]: value }),
})
