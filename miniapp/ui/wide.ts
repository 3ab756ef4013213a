// Is there room for two columns? The style sheets ask the same question.
import { signal } from '@preact/signals'

const query = window.matchMedia('(min-width: 960px)')
const wide = signal(query.matches)
query.addEventListener('change', () => {
  wide.value = query.matches
})

export const useWide = () => wide.value
