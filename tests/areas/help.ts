// Ajuda: answers, found and by part.
import type { Area } from './area.ts'

export const area: Area = {
  operations: {},
  screens: [
    { name: 'help', who: 'owner', path: '/help', link: 'help', above: '/more' },
    { name: 'help-part', who: 'admin', path: '/help/debts', above: '/help' },
    { name: 'help-answer', who: 'user', path: '/help/account-pay', above: '/help' },
  ],
}
