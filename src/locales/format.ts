// Numbers and money as people read them; formatters are made once.
const formatters = new Map<string, Intl.NumberFormat>()

function formatter(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`
  let made = formatters.get(key)
  if (!made) {
    made = new Intl.NumberFormat(language, options)
    formatters.set(key, made)
  }
  return made
}

/** How many digits the minor unit of a currency takes: 2 for reais, none for yen. */
export const minorDigitsOf = (language: string, currency: string): number =>
  formatter(language, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2

/** `R$ 12,50`: a space at which no line breaks, a real minus. Minor units of currencies with two decimals, none or three. */
export function formatMoney(cents: number, language: string, currency: string): string {
  const format = formatter(language, { style: 'currency', currency })
  return format.format(cents / 10 ** minorDigitsOf(language, currency)).replace('-', '−')
}

/** A quantity, three decimals at most. */
export const formatNumber = (value: number, language: string): string =>
  formatter(language, { maximumFractionDigits: 3 }).format(value).replace('-', '−')
