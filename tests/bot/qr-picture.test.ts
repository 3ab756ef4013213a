// A code's picture: a PNG that any reader opens, each module where the code has it, and white all around.
import { crc32, inflateSync } from 'node:zlib'
import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { qrPicture } from '../../src/bot/qr-picture.ts'

const CODE = `00020126${'1'.repeat(116)}`

/** The chunks of a PNG, each held to its checksum. */
function chunksOf(png: Buffer): ReadonlyMap<string, Buffer> {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1A\n')
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < png.length; ) {
    const end = at + 8 + png.readUInt32BE(at)
    expect(png.readUInt32BE(end)).toBe(crc32(png.subarray(at + 4, end)))
    chunks.set(png.subarray(at + 4, at + 8).toString('latin1'), png.subarray(at + 8, end))
    at = end + 4
  }
  return chunks
}

describe('the picture of a code', () => {
  it('is a whole PNG, of one grey channel and small', () => {
    const png = qrPicture(CODE)
    const chunks = chunksOf(png)
    expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND'])
    expect([...(chunks.get('IHDR') ?? Buffer.alloc(0)).subarray(8)]).toEqual([8, 0, 0, 0, 0])
    expect(png.length).toBeLessThan(10_000)
  })

  it.each(['PIX', CODE, 'á'.repeat(120)])('of “%s” shows each module, black where it is dark', (code) => {
    const chunks = chunksOf(qrPicture(code))
    const side = chunks.get('IHDR')?.readUInt32BE(0) ?? 0
    const bytes = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0))
    expect(bytes).toHaveLength(side * (side + 1))
    const { data, size } = encode(code, { ecc: 'M', border: 4 })
    const scale = side / size
    const seen = data.map((row, y) =>
      row.map(
        (_, x) => bytes[Math.floor((y + 0.5) * scale) * (side + 1) + 1 + Math.floor((x + 0.5) * scale)] === 0,
      ),
    )
    expect(seen).toEqual(data)
    // Cameras find it by the white around.
    for (const row of [...seen.slice(0, 4), ...seen.slice(-4)]) expect(row.some(Boolean)).toBe(false)
  })
})
