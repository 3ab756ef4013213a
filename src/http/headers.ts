// The security headers of every answer, and the policies of pages.
import { createHash } from 'node:crypto'

export const ALWAYS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'permissions-policy': 'geolocation=(), payment=()',
}

/** Data is nobody's page. */
export const DATA_POLICY = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

const ownScripts = (page: string) =>
  [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(([, code = '']) => ` ${sha256(code)}`).join('')

/** The MiniApp: our own files, the script that stands in its page, and Telegram's; framed by Telegram's web clients alone. */
export const miniappPolicy = (page: string) =>
  [
    "default-src 'self'",
    `script-src 'self' https://telegram.org${ownScripts(page)}`,
    // The hash is of nothing: Telegram's script adds an empty style in a frame, and what Telegram Web would fill it with
    // (its scrollbars) is left out.
    "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self' https://web.telegram.org https://*.telegram.org",
  ].join('; ')

/** The API's page: the same without Telegram. */
export const DOCS_POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
