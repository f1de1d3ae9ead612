/** A person's digest that is ready but waits for the hours in which people are written to. */
export interface WaitingMail {
  readonly personId: string;
  readonly personName: string;
  /** Missing when nobody knows the person's address: such a digest cannot leave. */
  readonly email?: string | undefined;
  /** When it will leave by itself, epoch ms. */
  readonly sendAt: number;
  readonly notices: readonly WaitingNotice[];
}

/** One line of a waiting digest. */
export interface WaitingNotice {
  /** The measure as people know it, such as 「1.2.3」. */
  readonly measureRef: string;
  readonly subject: string;
  /** Which notice it is, such as `dueSoon`. */
  readonly kind: string;
  /** Epoch ms. */
  readonly createdAt: number;
}

/** An administrator in whose name digests may be released. */
export interface Administrator {
  readonly personId: string;
  readonly name: string;
}

/** What the mail page needs to know of the digests that have not left yet. */
export interface Outbox {
  waiting(): Promise<readonly WaitingMail[]>;
  /**
   * Lets digests leave now.
   * @param personId whose, or `all`
   * @param by person id of the administrator who decided it; recorded
   * @returns how many left
   */
  release(personId: string, by: string): Promise<number>;
  administrators(): Promise<readonly Administrator[]>;
}
