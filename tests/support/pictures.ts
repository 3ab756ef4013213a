// Pictures made on the spot, good ones and those that only pretend.
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

const chunk = (type: string, data: Uint8Array) => {
  const body = Buffer.concat([Buffer.from(type), data])
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([size, body, sum])
}

/** A PNG that says it has this size, with pixels or without. */
export function rawPng(
  width: number,
  height: number,
  { bits = 8, type = 2, pixels = true, passes = false } = {},
): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([bits, type, 0, 0, passes ? 1 : 0], 8)
  const row = 1 + Math.ceil((width * bits * (type === 2 ? 3 : type === 6 ? 4 : 1)) / 8)
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(pixels ? row * height : 100))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Half red, half blue, from left to right: what turns it is seen. */
export function halves(width: number, height: number) {
  const data = Buffer.alloc(width * height * 3)
  for (let at = 0; at < width * height; at++) data[at * 3 + (at % width < width / 2 ? 0 : 2)] = 255
  return sharp(data, { raw: { width, height, channels: 3 } })
}

export const SECRET = 'GPS-23.5505-46.6333'

/** As a phone writes it: lying on its side, with where it was taken. */
export const phonePhoto = (width = 1600, height = 1200): Promise<Buffer> =>
  halves(width, height)
    .withMetadata({
      orientation: 6,
      exif: { IFD0: { Copyright: SECRET }, IFD3: { GPSLatitude: '23/1 33/1 0/1' } },
    })
    .jpeg({ quality: 90 })
    .toBuffer()

/** Each of another colour. */
export const coloured = (n: number, width = 400, height = 300): Promise<Buffer> =>
  sharp({
    create: { width, height, channels: 3, background: { r: n % 256, g: (n * 7) % 256, b: (n * 31) % 256 } },
  })
    .jpeg()
    .toBuffer()

/** What cannot be made smaller by compressing. */
export function noise(width: number, height: number) {
  const data = Buffer.alloc(width * height * 3)
  for (let at = 0, seed = 1; at < data.length; at++) {
    seed = (seed * 1_103_515_245 + 12_345) >>> 0
    data[at] = seed >>> 24
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
}
