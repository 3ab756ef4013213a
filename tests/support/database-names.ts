// What databases of a run are called, without anything of the shop: who starts it as a process of its own needs no more.
import type { ClientConfig } from 'pg'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the cluster's socket lies. */
    socketFolder: string
  }
}

/** The schema alone, of which others are copies. */
export const TEMPLATE = 'template_balcao'

/** As a database address, for DATABASE_URL. */
export const urlOf = ({ host, user, database }: ClientConfig) =>
  `postgresql://${user}@/${database}?host=${encodeURIComponent(String(host))}`
