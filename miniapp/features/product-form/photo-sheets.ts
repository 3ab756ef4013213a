// Where a photo comes from, then its crop: one after the other over the form.
import { useState } from 'preact/hooks'
import type { Product } from '../../client/api-types.ts'
import { part } from '../../ui/html.ts'
import { CropSheet } from './crop-sheet.ts'
import { PhotoSheet } from './photo-sheet.ts'
import { choosePhoto } from './photos.ts'
import type { Photo } from './picture-file.ts'

interface PhotoSheetsProps {
  readonly form: string
  readonly product: Product | null
  readonly emoji: string | null
  readonly guesses: readonly string[]
  readonly pick: (emoji: string) => void
  readonly close: () => void
}

export function PhotoSheets({ form, product, emoji, guesses, pick, close }: PhotoSheetsProps) {
  const [photo, setPhoto] = useState<Photo | null>(null)
  if (!photo) return part(PhotoSheet, { key: 'source', product, emoji, guesses, pick, take: setPhoto, close })
  const use = (cropped: Blob) => {
    choosePhoto(form, product?.id ?? null, cropped)
    close()
  }
  return part(CropSheet, { key: 'crop', photo, use, another: () => setPhoto(null), close })
}
