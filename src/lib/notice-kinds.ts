// What a person can be told of: the smallest role that has it, and where it is told unless they say otherwise.

interface Told {
  readonly role: 'user' | 'admin'
  /** In the person's chat too, not in their feed alone. */
  readonly chat: boolean
}

export const NOTICE_KINDS = {
  sale: { role: 'user', chat: true },
  payment: { role: 'user', chat: true },
  reminder: { role: 'user', chat: true },
  dispute: { role: 'user', chat: true },
  promise: { role: 'user', chat: true },
  contract: { role: 'user', chat: true },
  broadcast: { role: 'user', chat: true },
  /** Of one's access: cannot be turned off, and waits for no morning. */
  security: { role: 'user', chat: true },
  approval: { role: 'admin', chat: true },
  lowStock: { role: 'admin', chat: false },
  closing: { role: 'admin', chat: true },
  report: { role: 'admin', chat: true },
  suggestion: { role: 'admin', chat: false },
} as const satisfies Record<string, Told>

export type NoticeKind = keyof typeof NOTICE_KINDS
export const KINDS = Object.keys(NOTICE_KINDS) as [NoticeKind, ...NoticeKind[]]
