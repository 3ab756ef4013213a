// How long ago something was asked: counted by the second while it is new.
import { useEffect, useState } from 'preact/hooks'
import { moment } from '../../client/when.ts'
import { words } from '../../client/words.ts'

const SECOND_MS = 1000
const MINUTE_S = 60
const HOUR_S = 3600

/** Milliseconds by this device's clock, moved on each second while `runs`. */
export function useNow(runs: boolean): number {
  const [now, setNow] = useState(Date.now())
  useEffect(() => {
    if (!runs) return undefined
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS)
    return () => clearInterval(timer)
  }, [runs])
  return now
}

/** `há 42 s`, `há 3 min`; after an hour the moment itself. */
export function agoSaid(at: string, now: number): string {
  const { ago } = words('approvals').approvals
  const seconds = Math.max(0, Math.floor((now - Date.parse(at)) / SECOND_MS))
  if (seconds >= HOUR_S) return moment(at)
  return seconds < MINUTE_S ? ago.seconds(seconds) : ago.minutes(Math.floor(seconds / MINUTE_S))
}
