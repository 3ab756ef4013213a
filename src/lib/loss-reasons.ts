// Why goods are gone without being sold, as it is offered wherever somebody is asked; what they were is in the words of each door.
export const LOSS_REASONS = ['broke', 'expired', 'used'] as const
export type LossReason = (typeof LOSS_REASONS)[number]
