// The built MiniApp and the API's page: small files, held in memory once read.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join, sep } from 'node:path'
import { DOCS_POLICY, miniappPolicy } from './headers.ts'

export interface File {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly headers: Record<string, string>
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
}

/** Forms of a file that were made at the build, best first. */
const FORMS = [
  { encoding: 'br', ending: '.br' },
  { encoding: 'gzip', ending: '.gz' },
]

export class Files {
  readonly #files = new Map<string, Uint8Array<ArrayBuffer>>()
  readonly #policies = new Map<string, string>()

  /** Everything below the folder; an absent one is an empty one. */
  constructor(folder: string) {
    if (!existsSync(folder)) return
    for (const name of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!name.isFile()) continue
      const path = join(name.parentPath, name.name)
      const address = `/${path
        .slice(folder.length + 1)
        .split(sep)
        .join('/')}`
      const bytes = readFileSync(path)
      this.#files.set(address, new Uint8Array(bytes))
      if (address.endsWith('.html')) this.#policies.set(address, miniappPolicy(bytes.toString()))
    }
  }

  /** The file at a path, in the best form that is accepted. Names with a hash never change. */
  get(path: string, accepted: string | undefined): File | undefined {
    const name = path === '/' ? '/index.html' : path
    const plain = this.#files.get(name)
    if (!plain || FORMS.some(({ ending }) => name.endsWith(ending))) return undefined
    const form = FORMS.find(
      ({ encoding, ending }) => accepted?.includes(encoding) && this.#files.has(name + ending),
    )
    const hashed = name.startsWith('/assets/')
    const policy = this.#policies.get(name)
    return {
      bytes: (form && this.#files.get(name + form.ending)) ?? plain,
      headers: {
        'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
        'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
        vary: 'accept-encoding',
        ...(form ? { 'content-encoding': form.encoding } : {}),
        ...(policy ? { 'content-security-policy': policy } : {}),
      },
    }
  }
}

const DOCS_PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Balcão API</title><link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><div id="page"></div><script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/page.js"></script></body>
</html>
`
const DOCS_SCRIPT = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#page', deepLinking: true })\n`

/** The API's page and what it loads, from our own origin. */
export function docsFile(path: string): File | undefined {
  const file = (bytes: string | Buffer, type: string): File => ({
    bytes: new Uint8Array(Buffer.from(bytes)),
    headers: {
      'content-type': TYPES[type] ?? '',
      'cache-control': 'public, max-age=3600',
      'content-security-policy': DOCS_POLICY,
    },
  })
  if (path === '/api/docs') return file(DOCS_PAGE, '.html')
  if (path === '/api/docs/page.js') return file(DOCS_SCRIPT, '.js')
  const name = /^\/api\/docs\/(swagger-ui\.css|swagger-ui-bundle\.js)$/.exec(path)?.[1]
  if (!name) return undefined
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  return file(readFileSync(join(folder, name)), extname(name))
}
