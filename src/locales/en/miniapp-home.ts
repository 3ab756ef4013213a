// Início in English.
import type { home as Portuguese } from '../pt-BR/miniapp-home.ts'

export const home = {
  title: 'Home',
} satisfies typeof Portuguese
