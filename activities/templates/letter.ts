import type { Circular } from '../../domain/circular.ts';
import type { NoticeFacts } from '../../domain/notices.ts';
import type { Language } from '../../domain/refusals.ts';
import type { Summary } from '../../domain/summary.ts';
import type { Group } from './groups.ts';
import type { Line } from './lineTable.ts';

/** What a template may tell of one notice. */
export interface Told {
  readonly facts: NoticeFacts;
  /** The register's number of the paper, where the notice tells of one. */
  readonly documentNumber?: string;
  /** What a circular says, where the notice is one. */
  readonly circular?: Circular;
  /** What a weekly summary says, where the notice is one. */
  readonly summary?: Summary;
  /** The local date on which it is written: what is ahead and what has passed. */
  readonly today: string;
}

/** The words of one notice, without salutation and frame; plain text throughout. */
export interface Letter {
  /** In few words: the subject of a mail of its own, the second line of an entry in a digest. */
  readonly headline: string;
  /** What happened, in whole sentences. */
  readonly happened: readonly string[];
  readonly details: readonly Detail[];
  /** Lists of measures, each with its heading. */
  readonly lists?: readonly { readonly heading: string; readonly lines: readonly Line[] }[];
  /** Somebody's own words. */
  readonly quote?: Detail;
  /** What the reader is asked to do. */
  readonly ask: string;
  /** The date that matters, `YYYY-MM-DD`. */
  readonly on?: string;
}

export interface Detail {
  readonly label: string;
  readonly value: string;
}

/** The wording of one kind of notice. */
export interface Template {
  /** Under which heading of a digest it stands. */
  readonly group: (told: Told) => Group;
  readonly write: Readonly<Record<Language, (told: Told) => Letter>>;
}
