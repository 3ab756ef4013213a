// What stands before the shop, in English.
import type { before as Portuguese } from '../pt-BR/miniapp-auth-gate.ts'

export const before = {
  outside: {
    title: 'The shop opens inside Telegram.',
    open: 'Open in Telegram',
    code: 'Code to open it on your phone',
    scan: 'or point your camera',
    line: 'In your chat with the shop, send /miniapp and tap the button that appears.',
    /** For who builds the shop, on their own machine alone. */
    here: 'On this machine, without Telegram: stop the shop, run npm run demo, then DEV_LOGIN=1 npm start.',
  },
  left: { title: 'You’ve signed out.', line: 'Unfinished work is kept on this device.' },
  erased: { title: 'Done. Nothing of yours is left here.', line: 'Coming back starts a new account.' },
  enter: 'Sign in again',
  ended: { title: 'Open it again from Telegram.', line: 'Your sale is saved.' },
  disabled: { title: 'Your access changed.', line: 'Talk to whoever runs the shop.' },
  choose: {
    title: 'Who opens the shop?',
    line: 'On this computer only, without Telegram.',
    people: { user: 'Caio', admin: 'Bia', owner: 'Olga' },
    does: { user: 'sees the catalogue', admin: 'sells, takes payments, keeps tabs', owner: 'does it all' },
  },
} satisfies typeof Portuguese
