// What is global has no names. The classes of a part are known by dist/types (scripts/style-types.mjs, which `npm run types` runs first).
declare module '*/global/index.css'
