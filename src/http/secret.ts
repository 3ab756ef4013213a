// Comparing secrets in constant time, whatever their lengths.
import { createHash, timingSafeEqual } from 'node:crypto'

const digest = (text: string) => createHash('sha256').update(text).digest()

export const sameSecret = (given: string, secret: string) => timingSafeEqual(digest(given), digest(secret))
