// The line icons of Início and its rows, which Vender does without; importing this file adds them. Paths from Lucide, ISC License, © Lucide Contributors.
import { PATHS } from './icons.ts'

export const LISTS = {
  person: 'M19 21v-2a4 4 0 0 0-4-4H9a4 4 0 0 0-4 4v2M8 7a4 4 0 1 0 8 0a4 4 0 1 0-8 0',
  repeat: 'm17 2 4 4-4 4M3 11v-1a4 4 0 0 1 4-4h14M7 22l-4-4 4-4M21 13v1a4 4 0 0 1-4 4H3',
  shield:
    'M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1zM9 12l2 2 4-4',
  up: 'M7 7h10v10M7 17 17 7',
  down: 'm7 7 10 10M17 7v10H7',
} as const

Object.assign(PATHS, LISTS)
