// Ajustes in English.
import type { settings as Portuguese } from '../pt-BR/miniapp-settings.ts'

export const settings = {
  title: 'Settings',
} satisfies typeof Portuguese
