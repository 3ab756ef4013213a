// What comes as a photo, made into ours: looked at by its header first, then drawn anew as WebP in two sizes, with nothing else of it.
import sharp, { type Metadata } from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import { DomainError, invalid } from '../errors.ts'

export const PHOTO_BYTES_MAX = 10 * 1024 * 1024
const PIXELS_MAX = 50_000_000
/** Of the two sizes; a picture is never made larger. */
const LARGE = { width: 1280, height: 3840, quality: 80 }
const SMALL = { width: 320, height: 960, quality: 76 }
/** Of the placeholder: telling colours from so few takes no time. */
const HASH_SIDE = 32
/** What can only be unpacked whole may take so much memory, in bytes; from the second on it works alone. */
const WHOLE_MAX = 300_000_000
const WHOLE_LARGE = 32_000_000
const SECONDS_MAX = 10

// Pictures of one person are of no use to the next, and two at a time are enough for two cores.
sharp.cache(false)
sharp.concurrency(1)
// Whatever it says of itself, it is read as one of the three or not at all.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})

export interface Encoded {
  readonly large: Uint8Array
  readonly small: Uint8Array
  /** Base64. */
  readonly thumbHash: string
}

export interface Looked {
  /** Works alone: it needs much memory. */
  readonly dear: boolean
  /** Throws as `look` does: what is broken shows itself only now. */
  readonly encode: () => Promise<Encoded>
}

/** Reads its header. Throws `invalid_input` at `file` for what is no photo, `too_large` for more pixels than are unpacked. */
export async function look(bytes: Uint8Array): Promise<Looked> {
  if (bytes.byteLength > PHOTO_BYTES_MAX) throw new DomainError('too_large')
  const header = await headerOf(bytes).catch(noPhoto)
  const { width, height } = header
  if (width * height > PIXELS_MAX) throw new DomainError('too_large')
  const whole = wholeBytes(header)
  if (whole > WHOLE_MAX) throw new DomainError('too_large')
  return { dear: whole > WHOLE_LARGE, encode: () => encode(bytes).catch(noPhoto) }
}

const headerOf = async (bytes: Uint8Array) => sharp(bytes, { limitInputPixels: false }).metadata()

function noPhoto(error: unknown): never {
  throw new DomainError('invalid_input', invalid('file', 'not_a_photo').details, { cause: error })
}

/** What is unpacked whole before a line of it can be drawn smaller: what was stored in passes, and all WebP. */
function wholeBytes({ format, width, height, ...header }: Metadata): number {
  const pixels = width * height
  if (format === 'webp') return pixels * 4
  if (!header.isProgressive) return 0
  if (format === 'jpeg') return pixels * (header.chromaSubsampling === '4:2:0' ? 1.5 : header.channels) * 2
  return pixels * header.channels * (header.depth === 'ushort' ? 2 : 1)
}

/** Upright and in the colours of screens; of what moves, its first picture. */
async function encode(bytes: Uint8Array): Promise<Encoded> {
  const { data, info } = await sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error' })
    .timeout({ seconds: SECONDS_MAX })
    .autoOrient()
    .resize({ width: LARGE.width, height: LARGE.height, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const drawn = () => sharp(data, { raw: { width, height, channels } })
  const large = await drawn().webp({ quality: LARGE.quality }).toBuffer()
  const small = await drawn()
    .resize({ width: SMALL.width, height: SMALL.height, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: SMALL.quality })
    .toBuffer()
  const tiny = await drawn()
    .resize({ width: HASH_SIDE, height: HASH_SIDE, fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const thumbHash = rgbaToThumbHash(tiny.info.width, tiny.info.height, tiny.data)
  return { large, small, thumbHash: Buffer.from(thumbHash).toString('base64') }
}
