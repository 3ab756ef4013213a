// Writes the solved roles where style sheets and Telegram's own frame read them, now and whenever the theme changes.
import { signal } from '@preact/signals'
import { onThemeChange, paintFrame, themeParams } from '../telegram.ts'
import { solveTheme } from './solve.ts'

const prefersNight = window.matchMedia('(prefers-color-scheme: dark)')
const solve = () => solveTheme(themeParams(), prefersNight.matches)

/** The roles in use, for what is no style sheet: Telegram's buttons, and charts. */
export const theme = signal(solve())

function paint(): void {
  const solved = theme.peek()
  const root = document.documentElement
  for (const [name, colour] of Object.entries(solved.roles)) root.style.setProperty(`--${name}`, colour)
  root.classList.toggle('night', solved.night)
  root.classList.toggle('edged', solved.edged)
  root.style.colorScheme = solved.night ? 'dark' : 'light'
  paintFrame(solved.roles['page'] ?? '', solved.roles['bottom'] ?? '')
}

/** Paints now, and again with every change. */
export function keepPainted(): void {
  const again = () => {
    theme.value = solve()
    paint()
  }
  paint()
  onThemeChange(again)
  prefersNight.addEventListener('change', again)
}
