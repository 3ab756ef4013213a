// What each kind of form can do; one file a family fills it.
import type { OperationName } from '#domain/operations.ts'
import type { Context } from './context.ts'
import type { Form, Open } from './outcome.ts'

export interface Family<F extends Form> {
  /** What is not known yet, in the order of asking. */
  open(form: F, context: Context): readonly Open[]
  /** With this choice, or this value, taken. Throws what to say for one that does not fit. */
  settle(form: F, key: string, value: string | number, context: Context): Promise<F>
  /** As `settle`, by words typed. */
  answer(form: F, key: string, text: string, context: Context): Promise<F>
  /** The operation and its input, as far as it is known. */
  call(
    form: F,
    context: Context,
  ): { readonly operation: OperationName; readonly input: Record<string, unknown> }
  /** What would be stored, in words. */
  show(form: F, context: Context): Promise<string>
  /** With prices as they are now; the same form where nothing has changed. */
  refresh(form: F, context: Context): Promise<F>
}
