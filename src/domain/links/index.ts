// Links: above people and customers, for the team's yes makes one the other's.
import { byName } from '../operation.ts'
import { linksGrant, linksList, linksRefuse } from './answer.ts'
import { linksAsk } from './ask.ts'

export const links = byName(linksList, linksAsk, linksGrant, linksRefuse)

export { type AskedLink, askedLinks } from './asked.ts'
