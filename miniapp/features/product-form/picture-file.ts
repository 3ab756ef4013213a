// A photo as a file: read, bounded, drawn through a crop, and written as the JPEG that is sent.
import { type Crop, pixelsAcross, type Size } from './crop.ts'

/** What any phone's camera writes is smaller. */
const FILE_MAX = 40 * 1024 * 1024
/** What is worked on is no larger, whatever the camera gave: some phones have no canvas beyond 16 megapixels. */
const WORK_PX = 3200
const SIDE_MAX = 1600
const SENT_MAX = 2 * 1024 * 1024
const QUALITIES = [0.86, 0.72, 0.55]

export type Photo = HTMLCanvasElement

/** Null for what is no photo, or more than a device can hold. */
export async function readPhoto(file: Blob): Promise<Photo | null> {
  if (!file.size || file.size > FILE_MAX) return null
  const url = URL.createObjectURL(file)
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const { naturalWidth: width, naturalHeight: height } = image
    if (!width || !height) return null
    const shrunk = Math.min(1, WORK_PX / Math.max(width, height))
    return painted(
      Math.max(1, Math.round(width * shrunk)),
      Math.max(1, Math.round(height * shrunk)),
      (pen, canvas) => pen.drawImage(image, 0, 0, canvas.width, canvas.height),
    )
  } catch {
    return null
  } finally {
    URL.revokeObjectURL(url)
  }
}

type Paint = (pen: CanvasRenderingContext2D, canvas: HTMLCanvasElement) => void

/** On white: a JPEG has nothing to see through. */
function painted(width: number, height: number, paint: Paint): HTMLCanvasElement | null {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  if (!pen) return null
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  paint(pen, canvas)
  return canvas
}

/** Draws it as it lies below a frame of so many pixels, whose middle is the canvas's. */
export function drawCropped(
  pen: CanvasRenderingContext2D,
  photo: Photo,
  { zoom, x, y, turns }: Crop,
  side: number,
): void {
  const { canvas } = pen
  const scale = (side * zoom) / Math.min(photo.width, photo.height)
  pen.save()
  pen.translate(canvas.width / 2 + x * side, canvas.height / 2 + y * side)
  pen.rotate((turns * Math.PI) / 2)
  pen.scale(scale, scale)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(photo, -photo.width / 2, -photo.height / 2)
  pen.restore()
}

/** What the frame shows, at most 1,600 pixels wide and 2 MB; null where the device cannot write it. */
export async function writePhoto(photo: Photo, crop: Crop): Promise<Blob | null> {
  const size: Size = photo
  for (let side = Math.min(SIDE_MAX, Math.round(pixelsAcross(size, crop))); side >= 1; side = side >> 1) {
    const canvas = painted(side, side, (pen) => drawCropped(pen, photo, crop, side))
    for (const quality of QUALITIES) {
      const blob = canvas && (await jpegOf(canvas, quality))
      if (!blob) return null
      if (blob.size <= SENT_MAX) return blob
    }
  }
  return null
}

const jpegOf = (canvas: HTMLCanvasElement, quality: number) =>
  new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
