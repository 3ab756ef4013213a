// A photo's placeholder: the colours that the server saw, drawn by the page.
import { expect, it } from 'vitest'
import { look } from '#domain/media/encode.ts'
import { paint } from '../../miniapp/features/products/placeholder.ts'
import { coloured } from '../support/pictures.ts'

it('is a picture in the address itself, of the colours that were sent, and drawn once', async () => {
  const hashOf = async (n: number) => (await (await look(await coloured(n))).encode()).thumbHash
  const [thumbHash, other] = [await hashOf(200), await hashOf(20)]
  const background = expect.stringMatching(/^center \/ cover url\(data:image\/png;base64,[\w+/=]+\)$/)
  expect(paint(thumbHash)).toMatchObject({ style: { background } })
  expect(paint(null)).toEqual({})
  expect(paint(thumbHash)).toBe(paint(thumbHash))
  expect(paint(thumbHash)).not.toEqual(paint(other))
})
