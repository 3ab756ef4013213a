// The body of an answer, up to a size: judged by what it announces, and again while it streams.

/** More came, or was announced, than is taken. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

/** Throws TooLarge, and what breaks the connection off; what is left of the body is let go. */
export async function bodyUpTo(bytesMax: number, { body, headers }: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  if (Number(headers.get('content-length') ?? 0) > bytesMax) {
    await body?.cancel()
    throw new TooLarge()
  }
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength
    if (bytes > bytesMax) throw new TooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
