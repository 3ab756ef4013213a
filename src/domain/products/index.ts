// Products and their categories.
import { byName } from '../operation.ts'
import { type declareEdit, productsCreate, productsRemove, productsUnmake } from './edit-product.ts'
import { productsRemoveMedia, productsSetMedia } from './product-photo.ts'
import { categoriesList, productsGet, productsList } from './queries.ts'
import type { declareReport } from './report-product.ts'

/** Handed in is what stands above: a change of unit converts what stock keeps (stock/convert.ts), a word is told in chats. */
export const productsWith = (
  edit: ReturnType<typeof declareEdit>,
  report: ReturnType<typeof declareReport>,
) =>
  byName(
    productsList,
    productsGet,
    productsCreate,
    edit,
    productsRemove,
    productsUnmake,
    productsSetMedia,
    productsRemoveMedia,
    report,
    categoriesList,
  )

export { declareEdit } from './edit-product.ts'
export {
  type ProductName,
  productNames,
  productsByName,
  productsList,
  productsNamed,
  productsSigned,
  type Shelf,
  shelfFrom,
} from './queries.ts'
export { declareReport } from './report-product.ts'
