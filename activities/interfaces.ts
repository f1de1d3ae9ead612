import type { ReleaseCommand } from '../domain/claim.ts';
import type { PlanRecordEntry } from '../domain/plan/record.ts';
import type { RecordEntry, Recorded } from '../domain/record.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { UndeliverableFact, Voucher } from '../domain/undeliverable.ts';

/** What `measure` workflows ask of the outside world. */
export interface MeasureActivities {
  /** Adds a transition to the read model, in one transaction, and sees to it that those who must hear are told. Idempotent by `seq`. */
  publish(entry: RecordEntry): Promise<Recorded>;
}

/** What `plan` workflows ask of the outside world. */
export interface PlanActivities {
  /** Adds a transition of a plan to the read model and has those who must hear told; circulars are composed by it. Idempotent by `seq`. @returns the head the record now has. */
  publishPlan(entry: PlanRecordEntry): Promise<{ readonly head: string }>;
}

/** What `inbox` workflows ask of the outside world. */
export interface InboxActivities {
  /** Sends one person what waits for that person and may be sent at `now` (everything when `isReleased`). */
  deliver(request: DeliverRequest): Promise<DeliverResult>;
}

export interface DeliverRequest {
  readonly person: string;
  /** The inbox's own time, so that mail follows the engine's clock. */
  readonly now: number;
  readonly isReleased: boolean;
  /** Who wants it released. Without a claim that holds nothing is sent before its time. */
  readonly release?: ReleaseCommand;
  /** The `now` of the last delivery that came to its end; what an abandoned one found since is reported by this one. */
  readonly since?: number;
}

export interface DeliverResult {
  readonly mailsSent: number;
  /** When the next waiting notice may be sent; missing when nothing waits. */
  readonly nextAt?: number;
  /** Notices that could not be delivered for good: facts for the measures' records, vouched for by the worker's key. */
  readonly undeliverable: readonly (UndeliverableFact & { readonly voucher?: Voucher })[];
  /** Why the release was not believed; only what was due was sent. */
  readonly refused?: Refusal;
}

/** The narrow view of inbox workflows that `publish` needs; wired in worker/. */
export interface Inboxes {
  /** Wakes the person's inbox no later than `sendAt`, starting it when there is none. */
  announce(person: string, sendAt: number): Promise<void>;
}

/** What is asked so that the records of a plan can be proven afterwards. */
export interface ProofActivities {
  /**
   * Signs and keeps the heads of the records of all measures of a plan: whoever holds the result can tell later whether a record
   * was rewritten. Repeated with the same `at` it gives the first result again.
   */
  checkpoint(planId: string, at: number): Promise<CheckpointMade>;
}

export interface CheckpointMade {
  /** Names it for download: `/api/plans/PLAN/checkpoints/ID`. */
  readonly id: string;
  /** SHA-256 of the file, in hexadecimal: printed in a mail, it is an anchor by itself. */
  readonly digest: string;
  /** Which key signed it. */
  readonly keyId: string;
  readonly measures: number;
}

/** Everything a worker does for the workflows. */
export type Activities = MeasureActivities & PlanActivities & InboxActivities & ProofActivities;
