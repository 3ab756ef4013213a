// Addresses of the internet as one spelling, and as the network that a limit counts: an IPv6 customer has a whole /64.
import { isIPv4, isIPv6 } from 'node:net'

/** One spelling of an address, without brackets, port and zone; IPv4 inside IPv6 is IPv4. Undefined for what is none. */
export function addressOf(given: string): string | undefined {
  if (given.length > 80) return undefined
  const text = given.trim()
  const bare = /^\[([^\]]*)\](:\d{1,5})?$/.exec(text)?.[1] ?? /^([\d.]+):\d{1,5}$/.exec(text)?.[1] ?? text
  const [plain = ''] = bare.split('%')
  if (isIPv4(plain)) return plain
  if (!isIPv6(plain)) return undefined
  const groups = groupsOf(plain)
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  if (mapped) return bytesOf(groups.slice(6)).join('.')
  return new URL(`http://[${plain}]`).hostname.slice(1, -1)
}

/** What is counted together: an IPv4 address, an IPv6 /64; `unknown` for all that are no address. */
export function networkOf(address: string | undefined): string {
  if (address === undefined || !isIPv6(address)) return address ?? 'unknown'
  const front = groupsOf(address).slice(0, 4)
  return `${front.map((group) => group.toString(16)).join(':')}::/64`
}

const bytesOf = (groups: readonly number[]) => groups.flatMap((group) => [group >> 8, group & 0xff])

/** The eight numbers of an IPv6 address. */
function groupsOf(address: string): number[] {
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1) // IPv4 at its end is hexadecimal there
  const [front = '', back] = canonical.split('::')
  const read = (part: string) => (part ? part.split(':').map((group) => Number.parseInt(group, 16)) : [])
  const [first, last] = [read(front), read(back ?? '')]
  return [...first, ...Array.from({ length: 8 - first.length - last.length }, () => 0), ...last]
}
