// Code of a later part: what did not come is asked for again, less and less often, for as long as it is wanted.
const FIRST_PAUSE_MS = 1000

/** Null once it is not wanted any more. */
export async function fetchCode<Code>(
  load: () => Promise<Code>,
  wanted: () => boolean,
): Promise<Code | null> {
  for (let pause = FIRST_PAUSE_MS; wanted(); pause *= 2) {
    const code = await load().catch(() => null)
    if (code) return code
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  return null
}
