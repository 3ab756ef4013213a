// Untouched for a while, what was just done makes room for the next sale.
import { useEffect } from 'preact/hooks'

const LEAVES_MS = 20_000

export function useAutoLeave(active: boolean, leave: () => void): void {
  useEffect(() => {
    if (!active) return undefined
    let timer = setTimeout(leave, LEAVES_MS)
    const again = () => {
      clearTimeout(timer)
      timer = setTimeout(leave, LEAVES_MS)
    }
    document.addEventListener('pointerdown', again)
    document.addEventListener('keydown', again)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('pointerdown', again)
      document.removeEventListener('keydown', again)
    }
  }, [active])
}
