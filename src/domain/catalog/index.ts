// The catalogue: products and categories.
export { declareEdit, productsCreate, productsRemove, productsUnmake } from './edit-product.ts'
export {
  categoriesList,
  type ProductName,
  productNames,
  productsGet,
  productsList,
  productsNamed,
  type Shelf,
  shelfFrom,
} from './queries.ts'
