// Lists of goods and of customers that are sent in: read, shown before anything happens, mended, carried out at once and taken back at once.
import { byName } from '../operation.ts'
import { importsCommit } from './commit.ts'
import { importsCreate, importsGet, importsMend, importsRemove } from './preview.ts'
import { importsUnmake } from './unmake.ts'

export const imports = byName(
  importsCreate,
  importsGet,
  importsMend,
  importsRemove,
  importsCommit,
  importsUnmake,
)

export { textOfFile } from './decode.ts'
export { errorsFile } from './errors-file.ts'
export { pruneImports } from './prune.ts'
export { kindOfList } from './read-list.ts'
export { type Previewed, told } from './schemas.ts'
export { jsonOf } from './turns.ts'
