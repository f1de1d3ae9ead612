import { actorAt, isKnown } from '../../domain/authority.ts';
import type { Act } from '../../domain/commands.ts';
import type { MeasureEvent } from '../../domain/events.ts';
import type { Evidence } from '../../domain/dossier.ts';
import type { MeasureState } from '../../domain/measure.ts';
import type { EvidenceStore } from '../../store/evidence/evidenceStore.ts';
import type { Deps } from '../dependencies.ts';
import { ProblemError, refusalError } from '../problems/problemError.ts';
import type { GivenAct, GivenEvidence } from '../schemas/acts.ts';

/** @returns the store. @throws ProblemError `evidenceNotKept` where this system only registers what evidence there is. */
export function requireEvidenceStore({ evidence }: Deps): EvidenceStore {
  if (!evidence) throw new ProblemError('evidenceNotKept');
  return evidence;
}

/** @throws ProblemError `unknownPerson` unless the person holds, or stands in at, a post of the measure. */
export function requireInvolved(state: MeasureState, person: string, now: number): void {
  const stranger = isKnown(actorAt(state.definition, person, now));
  if (stranger) throw refusalError(stranger.refused);
}

/** @returns how the measure's record refers to a file, the last time it does; also where other evidence has taken its place since. */
export function referenceTo(events: readonly MeasureEvent[], sha256: string): Evidence | undefined {
  return events.flatMap((event) => ('evidence' in event ? event.evidence : [])).findLast((evidence) => evidence.sha256 === sha256);
}

/**
 * @returns the act as the measure is to hear it: what is said of a file that is kept here agrees with it, and it is the store that says
 * since when it is there.
 * @throws ProblemError `evidenceMissing`, `evidenceSizeDiffers`
 */
export async function withStoredEvidence(deps: Deps, act: GivenAct): Promise<Act> {
  if (!('evidence' in act)) return act;
  return { ...act, evidence: await Promise.all(act.evidence.map((given) => stored(deps, given))) };
}

async function stored({ evidence: store }: Deps, { isUploaded = false, ...reference }: GivenEvidence): Promise<Evidence> {
  const { name, size, sha256 } = reference;
  const file = await store?.has(sha256);
  if (!file && isUploaded) throw new ProblemError('evidenceMissing', { name });
  if (file && file.size !== size) throw new ProblemError('evidenceSizeDiffers', { name, given: String(size), kept: String(file.size) });
  return file ? { ...reference, uploadedAt: file.uploadedAt } : reference;
}
