// Products and their categories.
import { byName } from '../operation.ts'
import { type declareEdit, productsCreate, productsRemove, productsUnmake } from './edit-product.ts'
import { productsRemoveMedia, productsSetMedia } from './product-photo.ts'
import { categoriesList, productsGet, productsList } from './queries.ts'

/** `edit` is handed in: a change of unit converts what stock keeps, which stands above (stock/convert.ts). */
export const productsWith = (edit: ReturnType<typeof declareEdit>) =>
  byName(
    productsList,
    productsGet,
    productsCreate,
    edit,
    productsRemove,
    productsUnmake,
    productsSetMedia,
    productsRemoveMedia,
    categoriesList,
  )

export { declareEdit } from './edit-product.ts'
export {
  type ProductName,
  productNames,
  productsList,
  productsNamed,
  productsSigned,
  type Shelf,
  shelfFrom,
} from './queries.ts'
