// What the catalogue takes and gives, as the doors see it.
import { z } from 'zod'
import { isCounted } from '#lib/counted-units.ts'
import { UNITS } from '#lib/quantity.ts'
import { description, id, label, level, name, page, price, report, search, version } from '../input.ts'

export const unit = z.enum(UNITS)

/** The name of a photo that was taken in. */
const PHOTO_LENGTH = 32
const photo = z
  .string()
  .max(PHOTO_LENGTH)
  .regex(/^[0-9a-f]{32}$/)

const fields = {
  name,
  price,
  emoji: label.nullable(),
  sku: label.nullable(),
  barcode: label.nullable(),
  category: label.nullable(),
  description: description.nullable(),
  unit,
  minStock: level,
  hidden: z.boolean(),
}
const { name: _name, price: _price, ...rest } = fields

export const createInput = z
  .strictObject({
    name,
    price,
    ...z.strictObject(rest).partial().shape,
    photo: photo.optional(),
  })
  .refine(({ unit = 'un', minStock = 0 }) => !isCounted(unit) || Number.isInteger(minStock), {
    error: 'not_whole',
    path: ['minStock'],
  })
export const editInput = z.strictObject({
  id,
  version,
  ...z.strictObject(fields).partial().shape,
  archived: z.boolean().optional(),
})
export const reportInput = z.strictObject({ id, text: report })
export const oneInput = z.strictObject({ id })
export const unmakeInput = z.strictObject({ id, version })
/** `instead`: only in place of that photo, or of none. */
const instead = photo.nullable().optional()
export const photoInput = z.strictObject({ id, photo, instead })
export const noPhotoInput = z.strictObject({ id, instead })
export const listInput = z.strictObject({
  q: search.optional(),
  category: search.optional(),
  archived: z.boolean().optional(),
  hidden: z.boolean().optional(),
  low: z.boolean().optional(),
  out: z.boolean().optional(),
  sort: z.enum(['name', 'popular']).default('name'),
  ...page,
})
export const categoriesInput = z.strictObject({ ...page })

/** A user gets neither stock, minStock, low, hidden, archived, sku nor version. */
export const product = z.object({
  id,
  name: z.string(),
  emoji: z.string().nullable(),
  sku: z.string().nullable().optional(),
  barcode: z.string().nullable(),
  category: z.string().nullable(),
  description: z.string().nullable(),
  unit,
  price: z.int(),
  minStock: z.number().optional(),
  stock: z.number().optional(),
  low: z.boolean().optional(),
  inStock: z.boolean(),
  mediaUrl: z.string().nullable(),
  thumbUrl: z.string().nullable(),
  /** A placeholder for both, as ThumbHash makes it; base64. */
  thumbHash: z.string().nullable(),
  hidden: z.boolean().optional(),
  archived: z.boolean().optional(),
  version: version.optional(),
  rev: z.int(),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type Product = z.infer<typeof product>
