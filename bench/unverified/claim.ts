/** What domain/claim.ts exports to the workflows, without the verification: what claims cost is measured against this. */
export const verifyClaim = (): undefined => undefined;
export const verifyStart = (): undefined => undefined;
