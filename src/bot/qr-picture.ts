// A code as a picture of its QR: black on white, sharp at any size. A PNG of one channel is a header, rows and a checksum: no library for that.
import { crc32, deflateSync } from 'node:zlib'
import { encode } from 'uqr'

/** White around it, in modules: less, and some cameras find nothing. */
const QUIET = 4
/** Pixels a module. */
const SCALE = 8
const BLACK = 0
const WHITE = 255

/** The PNG; `code` of at most some hundred characters. */
export function qrPicture(code: string): Buffer {
  const { data, size } = encode(code, { ecc: 'M', border: QUIET })
  const side = size * SCALE
  const rows = data.flatMap((modules) => {
    // No filter, then each module as wide as it is high.
    const row = Buffer.alloc(1 + side)
    for (const [x, dark] of modules.entries())
      row.fill(dark ? BLACK : WHITE, 1 + x * SCALE, 1 + (x + 1) * SCALE)
    return Array.from({ length: SCALE }, () => row)
  })
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'),
    chunk('IHDR', headerOf(side)),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Eight bits of grey, not interlaced. */
function headerOf(side: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 0, 0, 0, 0], 8)
  return header
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
}
