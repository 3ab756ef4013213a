// The shop's day; until the shop has said it, this device's.
import { shop } from './format.ts'

export const today = () => shop.value?.today ?? new Date().toISOString().slice(0, 10)
