// Settings in English.
export { activity } from './miniapp-activity.ts' // one part: what Mais and its screens need

import type { settings as Portuguese } from '../pt-BR/miniapp-settings.ts'

export const settings = {
  title: 'Settings',
  notKept: 'Couldn’t save that. It’s back as it was.',
  appearance: 'Appearance',
  language: 'Language',
  languages: { 'pt-BR': 'Português', en: 'English' },
  textSize: 'Text size',
  textSizes: ['Small', 'Normal', 'Large', 'Extra large'],
  haptics: 'Vibrate on touch',
  blocks: 'Home blocks',
  blockNames: {
    sales: 'Today’s sales',
    debts: 'Owed to you',
    lowStock: 'Running out',
    recent: 'Latest sales',
  },
  up: (what: string) => `Move ${what} up`,
  down: (what: string) => `Move ${what} down`,
  placed: (what: string, place: number, count: number) => `${what}: ${place} of ${count}`,
  start: 'Start on',
  devices: 'Devices',
  thisOne: (name: string) => `${name} · this one`,
  otherDevice: 'Another device',
  now: 'now',
  today: 'today',
  yesterday: 'yesterday',
  end: 'Sign out',
  endNamed: (name: string) => `Sign out ${name}`,
  endAsk: (name: string) => `Sign out ${name}? It will have to sign in again.`,
  ended: (name: string) => `${name} is signed out`,
  endOthers: 'Sign out all others',
  endOthersAsk: (count: number) => `Sign out the other ${count} devices? They will have to sign in again.`,
  othersEnded: 'Only this device is signed in',
  keep: 'Cancel',
  leave: 'Sign out here',
  leaveAsk: 'Sign out on this device? To come back, open the shop again from Telegram.',
  leaveYes: 'Sign out',
} satisfies typeof Portuguese
