// Style sheets: what is global has no names; a part's classes are known by scripts/style-types.mjs.
declare module '*.css'

declare module '*.module.css' {
  const styles: Readonly<Record<string, string>>
  export default styles
}
