// What a product itself asks of whoever changes or counts its level.
import { COUNTED } from '../units.ts'

/** The product's own rules, a `case` over products p (left joined): 404, whole units, archived. */
export const productRules = (path: string, quantity: string) => `
  when p.id is null then refuse('not_found', '{"errors": [{"path": "productId", "issue": "no_such"}]}')
  when ${COUNTED('p.unit')} and ${quantity} <> trunc(${quantity})
    then refuse('invalid_input', '{"errors": [{"path": "${path}", "issue": "not_whole"}]}')
  when p.archived_at is not null then refuse('wrong_state', '{"state": "archived"}')`
