/** Signs the certificates and checkpoints of tests. */
export const RECORD_KEY = new Uint8Array(32).fill(9);
