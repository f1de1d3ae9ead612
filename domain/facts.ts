import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { MeasureState } from './measure.ts';

/**
 * @returns JSON with the keys of every object in code-point order and without members that are undefined, so that equal values
 * give equal text wherever they were built (the idea of RFC 8785).
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** @returns the SHA-256 of a value's canonical JSON, in hexadecimal. */
export function hashOfValue(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}

/**
 * @returns the hash of what a sign-off approves: the measure's words, and of every milestone its words and date, the submission accepted
 * with its evidence, and by whom, and the numbers reached. Change any of them and the hash is another.
 */
export function factsHash(state: MeasureState): string {
  const { ref, planId, title, detail, targets } = state.definition;
  const milestones = state.milestones.map((milestone) => ({
    id: milestone.id,
    ...(milestone.title !== undefined && { title: milestone.title }),
    dueOn: milestone.dueOn,
    ...(milestone.status === 'accepted' && { submission: milestone.submission, accepted: milestone.accepted, verdict: milestone.verdict }),
  }));
  return hashOfValue({ planId, ref, title, detail, cycle: state.cycle, milestones, ...(targets && { targets, values: state.values }) });
}
