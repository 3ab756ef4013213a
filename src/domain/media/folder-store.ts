// Files in a folder of this machine, for one or several processes there.
import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { MediaStore } from './store.ts'

/** Below `folder`, in a hundred or so folders by the beginning of a name. */
export function folderStore(folder: string): MediaStore {
  const pathOf = (name: string) => join(folder, name.slice(0, 2), name)
  return {
    /** Written beside it and on the disk before it takes its name: a crash leaves no half of it. */
    async put(name, bytes) {
      const path = pathOf(name)
      const making = `${path}.${randomUUID()}`
      await mkdir(dirname(path), { recursive: true })
      try {
        const file = await open(making, 'w')
        try {
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(making, path)
      } catch (error) {
        await rm(making, { force: true })
        throw error
      }
    },
    async get(name) {
      try {
        return await readFile(pathOf(name))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
    remove: (name) => rm(pathOf(name), { force: true }),
  }
}
