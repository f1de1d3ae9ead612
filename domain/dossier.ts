import type { PersonId, PostId } from './directory.ts';

/** Proof by reference; the file itself is kept elsewhere. */
export interface Evidence {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  /** The date the evidence is of, which is not the date it was handed in. */
  readonly datedOn: string;
  /** When the file itself was put into the system's storage; missing where it is kept elsewhere. */
  readonly uploadedAt?: number;
}

/** An official's act as it stands in the record: the person, through which post, and when. */
export interface ActedBy {
  readonly person: PersonId;
  readonly post: PostId;
  /** The holder of the post, when the person acted as the holder's substitute. */
  readonly onBehalfOf?: PersonId;
}

export interface Decided extends ActedBy {
  readonly at: number;
}

export interface Submission {
  readonly by: ActedBy;
  readonly at: number;
  readonly summary: string;
  readonly evidence: readonly Evidence[];
  /** When other evidence took the place of what was handed in: the submission is of that moment then. */
  readonly replacedAt?: number;
}

/** How far a chain of steps has come. A step is opened with the posts awaited at that moment. */
export interface ChainProgress {
  readonly step: number;
  readonly openedAt: number;
  readonly awaited: readonly PostId[];
  readonly approvals: readonly Decided[];
  /** Passed over once nobody is left at it who may act. Steps opened before release 0.3.0, and those that fell to the administrators, wait. */
  readonly isWatched?: boolean;
  /** All who approved in this run of the chain, earlier steps included. */
  readonly allApprovals: readonly Decided[];
  /** Working days the step's limit is longer by, because the measure was suspended meanwhile. */
  readonly pausedDays?: number;
}

/** A paper on the record. Its number arrives from the register a moment after it is issued. */
export interface IssuedDocument {
  readonly id: string;
  readonly ruleId: string;
  readonly cycle: number;
  readonly name: string;
  readonly series: string;
  readonly milestoneId?: string;
  readonly issuedAt: number;
  /** The working day at whose notice hour the paper is dated. */
  readonly datedOn: string;
  readonly number?: string;
  readonly to: readonly PostId[];
  readonly cc: readonly PostId[];
  readonly acknowledgeBy?: number;
  readonly answerBy?: number;
  readonly rectifyBy?: number;
  readonly receipts: readonly Decided[];
  readonly answer?: Decided & { readonly text: string };
  /** Posts of which one must sign for the paper; without it every post in `to` must. */
  readonly signedForBy?: readonly PostId[];
  readonly isFinal?: boolean;
  readonly isRestricted?: boolean;
  /** Posts that may find the reason for a lapse good, and the finding. */
  readonly excusableBy?: readonly PostId[];
  readonly excused?: Decided & { readonly reason: string };
  /** Issued by hand, with what is required. */
  readonly issuedBy?: ActedBy;
  readonly requirement?: string;
  /** The last day for it, where whoever issued it set one by name. */
  readonly rectifyOn?: string;
}

/** An interview (约谈) that a rung called for, and its record. */
export interface Interview {
  readonly id: string;
  readonly ruleId: string;
  readonly milestoneId?: string;
  readonly with: readonly PostId[];
  readonly awaited: readonly PostId[];
  /** The working day its limit counts from. */
  readonly datedOn: string;
  /** The first instant after the last day on which it is to be recorded. */
  readonly dueBy: number;
  readonly held?: Decided & { readonly heldOn: string; readonly text: string };
}

/** A request for a later date and what became of it. `moot`: the milestone was submitted, or its date moved, before a decision. */
export interface Extension {
  readonly id: string;
  readonly milestoneId: string;
  readonly by: ActedBy;
  readonly at: number;
  readonly reason: string;
  /** What has been done so far. */
  readonly progress: string;
  readonly from: string;
  readonly to: string;
  readonly chain: ChainProgress;
  readonly outcome: 'pending' | 'granted' | 'refused' | 'moot';
  readonly refusal?: Decided & { readonly reason: string };
}

/** What a participating unit has done of its part (参与单位). */
export interface Part extends Decided {
  readonly text: string;
  readonly evidence: readonly Evidence[];
  readonly isDone: boolean;
}

/**
 * A periodic duty handed in or missed, by its rule and its period: 2026-W48, 2026-11, 2026-Q4. What was handed in stands in the record only:
 * a measure of many years would carry all its reports from run to run.
 */
export interface PeriodicEntry {
  readonly dutyId: string;
  readonly period: string;
  readonly handedIn?: Decided;
  /** When it was found missing, and which miss of the duty in this cycle that was; it stays when it is handed in late. */
  readonly missed?: { readonly at: number; readonly time: number };
}

/** Work stands still by decision (暂停), until the end of a date at the latest. */
export interface Suspension extends Decided {
  readonly reason: string;
  /** The decision it rests on, as the plan's authority names it. */
  readonly basis: string;
  readonly until: string;
}

/** A key whose claims a measure believes: Ed25519, in hexadecimal; `id` is the beginning of its SHA-256. */
export interface TrustedKey {
  readonly id: string;
  readonly publicKey: string;
}

/** Somebody who comes to a post on a day that was ahead when it was recorded, and who recorded it. */
export interface Arrival {
  readonly post: PostId;
  readonly person: PersonId;
  readonly name: string;
  readonly from: string;
  readonly handedOverBy: ActedBy;
}

export interface LookBack {
  readonly id: string;
  readonly title: string;
  readonly dueOn: string;
  readonly awaited: readonly PostId[];
  readonly held?: Decided & { readonly note: string };
}
