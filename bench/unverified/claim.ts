/** What domain/claim.ts exports to the workflows, without the verification: what claims cost is measured against this. */
export const SYSTEM = 'system';
export const verifyClaim = (): undefined => undefined;
export const verifyStart = (): undefined => undefined;
export const verifyAgainst = (): undefined => undefined;
