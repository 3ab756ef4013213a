// Why a voice note has no words, or a photo is not kept: what is said of it, and whether another try may help.

/** By these `t.voice` has its sentences. */
export type Why = 'silent' | 'tooLong' | 'tooLarge' | 'away'
/** The same of a photo, of which `t.picture` speaks. */
export type WhyNoPhoto = 'noPhoto' | 'tooLarge' | 'away'

export class Unheard extends Error {
  override readonly name = 'Unheard'
  readonly why: Why | WhyNoPhoto
  /** It may pass: heard again a little later. */
  readonly passes: boolean

  /** `reason` is for the log: no address, no key and none of the words. */
  constructor(why: Why | WhyNoPhoto, reason: string, passes = false) {
    super(reason)
    this.why = why
    this.passes = passes
  }
}
