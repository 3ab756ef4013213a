import { describe, expect, test } from 'vitest'
import {
  type Crop,
  moved,
  pixelsAcross,
  type Size,
  turned,
  WHOLE,
  ZOOM_MAX,
  zoomed,
} from '../../miniapp/features/product-form/crop.ts'
import { gesturesOn } from '../../miniapp/features/product-form/crop-gestures.ts'
import { fc, test as property } from '../support/property.ts'

const WIDE: Size = { width: 4000, height: 3000 }

const size = fc.record({
  width: fc.integer({ min: 1, max: 8000 }),
  height: fc.integer({ min: 1, max: 8000 }),
})
const place = fc.record({
  x: fc.double({ min: -4, max: 4, noNaN: true }),
  y: fc.double({ min: -4, max: 4, noNaN: true }),
})
const act = fc.oneof(
  place.map((by) => (of: Size, crop: Crop) => moved(of, crop, by)),
  fc.tuple(fc.double({ min: 0, max: 20, noNaN: true }), place).map(
    ([to, at]) =>
      (of: Size, crop: Crop) =>
        zoomed(of, crop, to, at),
  ),
  fc.constant((of: Size, crop: Crop) => turned(of, crop)),
)

/** Where the frame's edges lie in the picture, as shares of it: 0 to 1 where the frame is full. */
function edges({ width, height }: Size, { zoom, x, y, turns }: Crop) {
  const short = Math.min(width, height)
  const [across, down] = turns % 2 ? [height, width] : [width, height]
  const share = (at: number, side: number) => 0.5 + (at * short) / (zoom * side)
  return [share(-0.5 - x, across), share(0.5 - x, across), share(-0.5 - y, down), share(0.5 - y, down)]
}

/** A frame of 300 pixels whose corner lies at 50, 100; its middle at 200, 250. */
function handled(size: Size = WIDE) {
  let crop = WHOLE
  const on = gesturesOn({
    size,
    frame: () => ({ x: 50, y: 100, side: 300 }),
    change: (next) => void (crop = next(crop)),
  })
  const at = (type: string, pointerId: number, x: number, y: number) =>
    ({
      type,
      pointerId,
      clientX: x,
      clientY: y,
      currentTarget: { setPointerCapture: () => undefined },
    }) as unknown as PointerEvent
  return {
    crop: () => crop,
    down: (id: number, x: number, y: number) => on.down(at('pointerdown', id, x, y)),
    move: (id: number, x: number, y: number) => on.move(at('pointermove', id, x, y)),
    up: (id: number, x: number, y: number) => on.up(at('pointerup', id, x, y)),
    wheel: (deltaY: number, x: number, y: number) =>
      on.wheel({ deltaY, clientX: x, clientY: y, preventDefault: () => undefined } as WheelEvent),
    key: (key: string, onSlider = false) =>
      on.keys({
        key,
        target: { matches: () => onSlider },
        preventDefault: () => undefined,
      } as unknown as KeyboardEvent),
  }
}

describe('hands on a crop', () => {
  test('a finger drags the picture as far as it goes', () => {
    const hand = handled()
    hand.down(1, 200, 250)
    hand.move(1, 215, 250)
    hand.move(1, 230, 250)
    hand.up(1, 230, 250)
    expect(hand.crop().x).toBeCloseTo(30 / 300)
  })

  test('two fingers pinch: twice as far apart is twice as large, and never taps', () => {
    const hand = handled()
    hand.down(1, 150, 250)
    hand.down(2, 250, 250)
    hand.move(1, 100, 250)
    hand.move(2, 300, 250)
    hand.up(1, 100, 250)
    hand.up(2, 300, 250)
    expect(hand.crop().zoom).toBeCloseTo(2)
    expect(hand.crop().x).toBeCloseTo(0)
  })

  test('a tap brings what it meets to the middle, as dragging would; without a finger nothing moves', () => {
    const hand = handled()
    hand.key('+')
    hand.down(1, 215, 250)
    hand.up(1, 215, 250)
    expect(hand.crop().x).toBeCloseTo(-15 / 300)
    const before = hand.crop()
    hand.move(1, 300, 300)
    expect(hand.crop()).toBe(before)
  })

  test('the wheel zooms at the pointer', () => {
    const hand = handled()
    hand.wheel(-400, 260, 250)
    expect(hand.crop().zoom).toBeCloseTo(2)
    expect(hand.crop().x).toBeCloseTo(-0.2)
  })

  test('arrows move it 8 pixels, plus and minus zoom, R turns; on the slider arrows are its own', () => {
    const hand = handled()
    hand.key('ArrowRight')
    expect(hand.crop().x).toBeCloseTo(8 / 300)
    hand.key('ArrowRight', true)
    expect(hand.crop().x).toBeCloseTo(8 / 300)
    hand.key('+')
    expect(hand.crop().zoom).toBeCloseTo(1.25)
    hand.key('-')
    expect(hand.crop().zoom).toBeCloseTo(1)
    hand.key('R')
    expect(hand.crop().turns).toBe(1)
    const before = hand.crop()
    hand.key('x')
    expect(hand.crop()).toBe(before)
  })
})

describe('a crop', () => {
  property.prop([size, fc.array(act, { maxLength: 30 })], { numRuns: 500 })(
    'always fills the frame with the picture, however it is moved, zoomed and turned',
    (of, acts) => {
      const crop = acts.reduce((now, change) => change(of, now), WHOLE)
      for (const edge of edges(of, crop)) {
        expect(edge).toBeGreaterThan(-1e-9)
        expect(edge).toBeLessThan(1 + 1e-9)
      }
      expect(crop.zoom).toBeGreaterThanOrEqual(1)
      expect(crop.zoom).toBeLessThanOrEqual(ZOOM_MAX)
    },
  )

  test('keeps what lies under the fingers where they are while it zooms', () => {
    const at = { x: 0.2, y: -0.1 }
    const crop = zoomed(WIDE, WHOLE, 2, at)
    // What was at 0.2 of a frame that showed everything is as far from the middle, twice as large.
    expect(crop.x).toBeCloseTo(at.x - at.x * 2)
    expect(crop.y).toBeCloseTo(at.y - at.y * 2)
  })

  test('turned four times is what it was', () => {
    const begun = zoomed(WIDE, moved(WIDE, WHOLE, { x: 0.1, y: 0 }), 3, { x: 0.3, y: 0.4 })
    const four = [1, 2, 3, 4].reduce((now) => turned(WIDE, now), begun)
    expect(four).toEqual(begun)
  })

  test('is as sharp as the camera was: the whole shorter side, or its part', () => {
    expect(pixelsAcross(WIDE, WHOLE)).toBe(3000)
    expect(pixelsAcross(WIDE, zoomed(WIDE, WHOLE, 2))).toBe(1500)
  })
})
