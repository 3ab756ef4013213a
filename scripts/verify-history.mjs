// `npm run verify-history -- FILE`: runs src/verify-history.ts as it is; where production packages alone are installed, as it was built.
import { canBuild } from './build.mjs'

if (canBuild()) {
  const { register } = await import('tsx/esm/api')
  register()
  await import('../src/verify-history.ts')
} else {
  await import('../dist/verify.js')
}
