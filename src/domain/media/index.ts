// Photos: taken in, kept in a store, shown by what holds them.
export { PHOTO_BYTES_MAX } from './encode.ts'
export { folderStore } from './folder-store.ts'
export { Gate } from './gate.ts'
export { Media } from './media.ts'
export { type S3, s3Store } from './s3-store.ts'
export { holdPhoto, PHOTO_SHOWN } from './sql.ts'
export type { MediaStore } from './store.ts'
