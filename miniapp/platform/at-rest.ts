// When the page has come to rest: what it shows is here and drawn. What nobody looks at yet waits for that, or a slow phone does both at once.
const LOOK_MS = 100
/** So many looks in a row find nothing on its way: a slow phone draws meanwhile what came last. */
const CALM = 4
/** Nothing waits longer than this, however slow the network. */
const LOOKS_MAX = 40

let underWay = 0

/** The page is not at rest before this has come, or failed. */
export async function beforeRest<Value>(coming: Promise<Value>): Promise<Value> {
  underWay++
  try {
    return await coming
  } finally {
    underWay--
  }
}

/** Resolves once the page rests: at the earliest after a moment of calm from now on. */
export async function atRest(): Promise<void> {
  for (let calm = 0, looks = 0; calm < CALM && looks < LOOKS_MAX; looks++) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    calm = underWay ? 0 : calm + 1
  }
}
