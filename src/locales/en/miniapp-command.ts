// Comando in English.
import type { command as Portuguese } from '../pt-BR/miniapp-command.ts'

export const command = {
  title: 'Command',
} satisfies typeof Portuguese
