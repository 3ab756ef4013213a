// Where files lie: by a name that says what they hold, so that one never changes. A folder or an object storage, all alike.

export interface MediaStore {
  /** Whole or not at all; again under the same name does no harm. */
  put(name: string, bytes: Uint8Array): Promise<void>
  /** Undefined where there is none of that name. */
  get(name: string): Promise<Uint8Array | undefined>
  /** What is not there is gone already. Over within five seconds, done or not: less than the lease of who sweeps. */
  remove(name: string): Promise<void>
}
