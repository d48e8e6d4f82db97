import { z } from 'zod';

/** The states of a payment register (domain's `PaymentRegisterState`). */
export const registerState = z.enum(['draft', 'made', 'checked', 'released', 'handedOver', 'reconciled', 'cancelled']);
