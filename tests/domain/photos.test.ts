// What comes as a photo: cleaned and drawn anew, or refused; none of it is believed, and none of it stops the process.
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { DomainError } from '#domain/errors.ts'
import { look } from '#domain/media/encode.ts'
import { coloured, halves, noise, phonePhoto, rawPng, SECRET } from '../support/pictures.ts'

const encode = async (bytes: Uint8Array) => (await look(bytes)).encode()
const refusal = (bytes: Uint8Array): Promise<unknown> =>
  encode(bytes).then(
    () => 'taken',
    (error: unknown) => {
      if (!(error instanceof DomainError)) throw error
      return error.code === 'invalid_input' ? error.details.errors : error.code
    },
  )
const sizeOf = async (bytes: Uint8Array) => {
  const { format, width, height } = await sharp(bytes).metadata()
  return [format, width, height]
}
const NO_PHOTO = [{ path: 'file', issue: 'not_a_photo' }]

describe('a photo', () => {
  it('becomes WebP of 1,280 and 320, upright, without anything that it told of itself', async () => {
    const photo = await phonePhoto(1600, 1200)
    expect(photo.includes(SECRET)).toBe(true)
    const { large, small } = await encode(photo)
    expect([await sizeOf(large), await sizeOf(small)]).toEqual([
      ['webp', 1200, 1600],
      ['webp', 320, 427],
    ])
    for (const made of [large, small]) {
      const { exif, icc, xmp, iptc, orientation } = await sharp(made).metadata()
      expect([exif, icc, xmp, iptc, orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
      ])
      expect(Buffer.from(made).includes(SECRET)).toBe(false)
    }
    // It lay on its side: what was left is above.
    const { data } = await sharp(large).raw().toBuffer({ resolveWithObject: true })
    expect([data[0], data.at(-1)].map((one) => (one ?? 0) > 200)).toEqual([true, true])
    expect(data[2]).toBeLessThan(60)
  })

  it('is never made larger, nor longer than what WebP holds', async () => {
    expect(await sizeOf((await encode(await coloured(1, 90, 60))).large)).toEqual(['webp', 90, 60])
    const long = await encode(rawPng(100, 40_000, { bits: 1, type: 0 }))
    expect(await sizeOf(long.large)).toEqual(['webp', 10, 3840])
    expect((await sizeOf((await encode(rawPng(40_000, 10, { bits: 1, type: 0 }))).large))[1]).toBe(1280)
  })

  it('has the same bytes whenever it is drawn, and a placeholder of its own colours', async () => {
    const photo = await halves(800, 600).png().toBuffer()
    const [one, other] = [await encode(photo), await encode(photo)]
    expect(Buffer.from(one.large).equals(other.large) && Buffer.from(one.small).equals(other.small)).toBe(
      true,
    )
    expect(one.thumbHash).toMatch(/^[A-Za-z0-9+/]{20,40}={0,2}$/)
    expect(one.thumbHash).not.toBe((await encode(await coloured(5))).thumbHash)
  })

  it.each([
    ['of inks (CMYK)', async () => halves(600, 400).toColourspace('cmyk').jpeg().toBuffer()],
    ['grey, of sixteen bits', async () => halves(300, 200).toColourspace('grey16').png().toBuffer()],
    ['stored in passes', async () => halves(600, 400).jpeg({ progressive: true }).toBuffer()],
    ['a PNG in passes', async () => halves(600, 400).png({ progressive: true }).toBuffer()],
    ['see-through', async () => halves(600, 400).ensureAlpha(0.5).png().toBuffer()],
    ['a WebP without loss', async () => halves(600, 400).webp({ lossless: true }).toBuffer()],
    ['of one pixel', async () => halves(1, 1).png().toBuffer()],
  ])('%s is taken', async (_, make) => {
    const { large, small } = await encode(await make())
    for (const made of [large, small]) {
      const { format, space } = await sharp(made).metadata()
      expect([format, space]).toEqual(['webp', 'srgb'])
    }
  })

  it('that moves is its first picture', async () => {
    const frames = await Promise.all([1, 60, 120].map((n) => coloured(n)))
    const moving = await sharp(frames, { join: { animated: true } })
      .webp({ loop: 0 })
      .toBuffer()
    expect((await sharp(moving, { animated: true }).metadata()).pages).toBe(3)
    const { large } = await encode(moving)
    expect([(await sharp(large).metadata()).pages, await sizeOf(large)]).toEqual([
      undefined,
      ['webp', 400, 300],
    ])
  })

  it('with a page or an archive behind it is the photo alone', async () => {
    const page = Buffer.from('<html><script>alert(1)</script></html>PK\u0003\u0004')
    const { large, small } = await encode(Buffer.concat([await coloured(3), page]))
    for (const made of [large, small]) expect(Buffer.from(made).includes('script')).toBe(false)
  })
})

describe('what is no photo', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
  const gif = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'
  it.each<[string, () => Uint8Array | Promise<Uint8Array>]>([
    ['nothing', () => Buffer.alloc(0)],
    ['an SVG with a script', () => Buffer.from(svg)],
    ['a page', () => Buffer.from('<html><script>1</script></html>')],
    ['a GIF', () => Buffer.from(gif, 'base64')],
    ['a PDF', () => Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj')],
    ['a TIFF', () => Buffer.from('49492a0008000000000000000000', 'hex')],
    [
      'HEIC',
      () => Buffer.concat([Buffer.from('00000018667479706865696300000000', 'hex'), Buffer.alloc(500)]),
    ],
    [
      'the beginning of a JPEG alone',
      async () => (await noise(600, 400).jpeg().toBuffer()).subarray(0, 9000),
    ],
    ['the beginning of a PNG alone', async () => (await noise(300, 200).png().toBuffer()).subarray(0, 9000)],
    [
      'the beginning of a WebP alone',
      async () => (await noise(600, 400).webp().toBuffer()).subarray(0, 9000),
    ],
    ['a PNG without pixels', () => rawPng(400, 300, { pixels: false })],
    ['bytes of chance', async () => noise(100, 100).raw().toBuffer()],
  ])('%s is refused, with words', async (_, make) => {
    expect(await refusal(await make())).toEqual(NO_PHOTO)
  })

  it.each<[string, () => Uint8Array]>([
    ['50,000 × 50,000 that are not there', () => rawPng(50_000, 50_000, { pixels: false })],
    ['a little more than fifty million pixels', () => rawPng(8000, 6300, { bits: 1, type: 0 })],
    [
      'what unpacks into more memory than there is',
      () => rawPng(7000, 7000, { bits: 16, type: 6, passes: true, pixels: false }),
    ],
    ['more than ten megabytes', () => Buffer.alloc(10 * 1024 * 1024 + 1, 255)],
  ])('%s is refused before it is unpacked', async (_, make) => {
    await expect(look(make())).rejects.toMatchObject({ code: 'too_large' })
  })
})
