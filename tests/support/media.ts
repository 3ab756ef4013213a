// The shop's photos for tests: in a folder of their own, or in memory, where a store can be slow or away.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '#database/pool.ts'
import { folderStore, Media, type MediaStore } from '#domain/media/index.ts'

/** A store that holds its files in a map; `before` is waited for before each call. */
export function memoryStore(): MediaStore & { files: Map<string, Uint8Array>; before: () => Promise<void> } {
  const files = new Map<string, Uint8Array>()
  const store = {
    files,
    before: async () => {},
    async put(name: string, bytes: Uint8Array) {
      await store.before()
      files.set(name, bytes)
    },
    async get(name: string) {
      await store.before()
      return files.get(name)
    },
    async remove(name: string) {
      await store.before()
      files.delete(name)
    },
  }
  return store
}

export function mediaFolder(database: Database): { media: Media; path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'balcao-media-'))
  return {
    media: new Media(database, folderStore(path)),
    path,
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}
