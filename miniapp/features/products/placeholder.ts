// A photo's placeholder: its colours, from some thirty bytes that come with the product, until the photo is here.
import { thumbHashToDataURL } from 'thumbhash'

const painted = new Map<string, object>()

/** Nothing stands behind a photo that is here: it may be seen through. */
const leave = (image: HTMLImageElement | null) => {
  if (image?.naturalWidth) image.style.background = ''
}
const loaded = ({ currentTarget }: Event) => leave(currentTarget as HTMLImageElement)

/** What an image has that it is to stand behind; `hash` in base64. */
export function paint(hash: string | null): object {
  const known = painted.get(hash ?? '')
  if (known || !hash) return known ?? {}
  const bytes = Uint8Array.from(atob(hash), (letter) => letter.charCodeAt(0))
  const background = `center / cover url(${thumbHashToDataURL(bytes)})`
  const made = { style: { background }, ref: leave, onLoad: loaded }
  painted.set(hash, made)
  return made
}
