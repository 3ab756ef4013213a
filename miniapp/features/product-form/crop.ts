// A square of a picture: how it is moved, zoomed and turned below a frame that stands still. Pure; lengths are in sides of the frame.

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Crop {
  /** 1: the shorter side fills the frame. */
  readonly zoom: number
  /** Where the picture's middle is, from the frame's. */
  readonly x: number
  readonly y: number
  /** Quarter turns to the right. */
  readonly turns: number
}

export const ZOOM_MAX = 5
export const WHOLE: Crop = { zoom: 1, x: 0, y: 0, turns: 0 }

/** How far the picture reaches from its middle, as it is turned. */
function reach({ width, height }: Size, { zoom, turns }: Crop): Point {
  const short = Math.min(width, height)
  const [across, down] = turns % 2 ? [height, width] : [width, height]
  return { x: (zoom * across) / short / 2, y: (zoom * down) / short / 2 }
}

const within = (value: number, most: number) => Math.min(most, Math.max(-most, value))

/** The frame is always full. */
function held(size: Size, crop: Crop): Crop {
  const { x, y } = reach(size, crop)
  // `+ 0`: a zero has no sign.
  return { ...crop, x: within(crop.x, x - 0.5) + 0, y: within(crop.y, y - 0.5) + 0 }
}

export const moved = (size: Size, crop: Crop, by: Point): Crop =>
  held(size, { ...crop, x: crop.x + by.x, y: crop.y + by.y })

/** What is at this place, from the frame's middle, stays there. */
export function zoomed(size: Size, crop: Crop, to: number, at: Point = { x: 0, y: 0 }): Crop {
  const zoom = Math.min(ZOOM_MAX, Math.max(1, to))
  const by = zoom / crop.zoom
  return held(size, { ...crop, zoom, x: at.x - (at.x - crop.x) * by, y: at.y - (at.y - crop.y) * by })
}

/** A quarter to the right, round the frame's middle. */
export const turned = (size: Size, { zoom, x, y, turns }: Crop): Crop =>
  held(size, { zoom, x: -y, y: x, turns: (turns + 1) % 4 })

/** How many of the picture's own pixels the frame is wide. */
export const pixelsAcross = ({ width, height }: Size, { zoom }: Crop) => Math.min(width, height) / zoom
