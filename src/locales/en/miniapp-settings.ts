// Ajustes in English.
import type { settings as Portuguese } from '../pt-BR/miniapp-settings.ts'

export const settings = {
  notKept: 'Couldn’t save that. It’s back as it was.',
  title: 'Settings',
} satisfies typeof Portuguese
