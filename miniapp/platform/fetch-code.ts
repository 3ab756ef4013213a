// Code of a later part: what did not come is asked for again, less and less often, for as long as it is wanted.
const FIRST_PAUSE_MS = 1000
/** Nobody waits longer than this once the network is back. */
const PAUSE_MAX_MS = 8000

/** Null once it is not wanted any more. */
export async function fetchCode<Code>(
  load: () => Promise<Code>,
  wanted: () => boolean,
): Promise<Code | null> {
  for (let pause = FIRST_PAUSE_MS; wanted(); pause = Math.min(pause * 2, PAUSE_MAX_MS)) {
    const code = await load().catch(() => null)
    if (code) return code
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  return null
}
