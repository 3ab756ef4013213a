// Who acts: what they may do, and the language they are answered in.

export const ROLES = ['user', 'admin', 'owner'] as const
export type Role = (typeof ROLES)[number]
export const LANGUAGES = ['pt-BR', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Who acts. Doors make it from a session or from a Telegram update; a write judges it again in its own transaction. */
export interface Actor {
  readonly userId: number
  readonly role: Role
  /** Null in chat, where Telegram vouches for the person. */
  readonly sessionId: number | null
  /** What the token proved the session by; without it no session acts. Left out in chat. */
  readonly proof?: string
  readonly language: Language
  /** Left out where the door knows nothing of it. */
  readonly from?: Whence
}

/** Where somebody acts from, for the list of who did what; no rule reads it. */
export interface Whence {
  readonly address: string
  /** What the client says it is. */
  readonly client: string | null
  /** As the log and the answer have it. */
  readonly requestId: string
}

/** May this role do what needs at least that one? */
export const mayAct = (role: Role, needed: Role) => ROLES.indexOf(role) >= ROLES.indexOf(needed)
