/** What the store can find wrong with what it is asked to keep. Codes are stable. */
export type StoreErrorCode = 'recordGap' | 'unknownPlan' | 'numberTaken' | 'migration';

/** A failure with words for people: what, where, what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  readonly zh: string;
  readonly en: string;

  constructor(code: StoreErrorCode, zh: string, en: string, options?: ErrorOptions) {
    super(`${zh}\n${en}`, options);
    this.code = code;
    this.zh = zh;
    this.en = en;
  }
}
