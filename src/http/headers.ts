// The security headers of every answer, and the policies of pages.

export const ALWAYS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=31536000',
  'permissions-policy': 'geolocation=(), payment=()',
}

/** Data is nobody's page. */
export const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"

/** The MiniApp: our own files and Telegram's script, framed by Telegram's web clients alone. */
export const MINIAPP_POLICY = [
  "default-src 'self'",
  "script-src 'self' https://telegram.org",
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
