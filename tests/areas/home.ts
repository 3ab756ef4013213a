// What an owner or staff see first.
import type { Area } from './area.ts'

export const area: Area = {
  operations: { 'home.get': ['user', {}] },
  screens: [
    { name: 'home', who: 'admin', path: '/', link: 'home' },
    { name: 'home-owner', who: 'owner', path: '/', link: 'home' },
  ],
}
