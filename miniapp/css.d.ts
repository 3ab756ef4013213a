// Style sheets of a part: its classes by the names they have there. tests/tidy.test.ts holds that each is defined and used.
declare module '*.module.css' {
  const styles: Readonly<Record<string, string>>
  export default styles
}
