// Why a voice note has no words: what is said of it, and whether another try may help.

/** By these `t.voice` has its sentences. */
export type Why = 'silent' | 'tooLong' | 'tooLarge' | 'away'

export class Unheard extends Error {
  override readonly name = 'Unheard'
  readonly why: Why
  /** It may pass: heard again a little later. */
  readonly passes: boolean

  /** `reason` is for the log: no address, no key and none of the words. */
  constructor(why: Why, reason: string, passes = false) {
    super(reason)
    this.why = why
    this.passes = passes
  }
}
