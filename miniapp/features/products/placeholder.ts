// A photo's placeholder, as CSS draws it: its colours, from some thirty bytes that come with the product.
import { thumbHashToDataURL } from 'thumbhash'

const painted = new Map<string, string>()

/** `hash` in base64. */
export function paint(hash: string): string {
  const known = painted.get(hash)
  if (known !== undefined) return known
  const bytes = Uint8Array.from(atob(hash), (letter) => letter.charCodeAt(0))
  const background = `center / cover url(${thumbHashToDataURL(bytes)})`
  painted.set(hash, background)
  return background
}
