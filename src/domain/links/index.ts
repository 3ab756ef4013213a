// Requests to see one's account; granting one links a customer to a person.
import { byName } from '../operation.ts'
import { linksGrant, linksList, linksRefuse } from './answer.ts'
import { linksAsk } from './ask.ts'

export const links = byName(linksList, linksAsk, linksGrant, linksRefuse)

export { type AskedLink, askedLinks } from './asked.ts'
