import type { PersonId } from '../../domain/directory.ts';
import type { Policy, Step } from '../../domain/policy.ts';
import type { Collector } from '../check/collector.ts';
import type { ProblemParams } from '../check/problem.ts';
import { listed } from '../check/suggest.ts';
import type { Path } from '../check/yamlFile.ts';
import type { Staff } from './staff.ts';

interface Acted {
  readonly zh: string;
  readonly en: string;
}

/** A step at which nobody would be left to decide. */
interface Deadlock {
  readonly code: 'nobodyMayDecide' | 'nobodyMayLookBack';
  readonly step: string;
  readonly params: ProblemParams;
}

/**
 * Duties are separated by person: who submits may not accept, who did either may not sign, who did any may not look back.
 * Walks through a measure's life with the people of one day and says where nobody would be left to decide: an error when the
 * handler submits, a warning when only the unit's principal must not.
 *
 * @returns whether the measure can come to its end when its handler submits.
 */
export function checkSeparation(collector: Collector, path: Path, policy: Policy, staff: Staff, date: string): boolean {
  const handlers = new Set(staff(['handler']).map(({ person }) => person));
  const [onlyHandler] = handlers.size === 1 ? handlers : [];
  const deadlocks = deadlocksAfter(onlyHandler, policy, staff);
  for (const { code, step, params } of deadlocks) collector.add(code, path, { step, date, ...params });
  if (deadlocks.length > 0) return false;
  for (const { person, name } of staff(['leadUnit'])) {
    const [first] = handlers.has(person) ? [] : deadlocksAfter(person, policy, staff);
    if (first) collector.add('principalShouldNotSubmit', path, { person: name, step: first.step, date });
  }
  return true;
}

/** Counts as having acted, besides the submitter, only those whose act cannot be anybody else's. */
function deadlocksAfter(submitter: PersonId | undefined, policy: Policy, staff: Staff): Deadlock[] {
  const barred = new Map<PersonId, Acted>();
  if (submitter !== undefined) barred.set(submitter, { zh: '提交人', en: 'submitter' });
  const inChains = [
    ...deadlocksInChain(policy.acceptance, staff, barred, { zh: '验收人', en: 'acceptor' }),
    ...deadlocksInChain(policy.signOff, staff, barred, { zh: '销号审批人', en: 'signer' }),
  ];
  const inLookBacks = policy.lookBacks.flatMap(({ title, roles }): Deadlock[] => {
    const inspectors = staff(roles);
    const isDead = inspectors.length > 0 && inspectors.every(({ person }) => barred.has(person));
    return isDead ? [{ code: 'nobodyMayLookBack', step: title, params: { people: listed(namesOf(inspectors)) } }] : [];
  });
  return [...inChains, ...inLookBacks];
}

/** Goes through a chain's steps; afterwards those whose approval cannot be done without are barred from what follows. */
function deadlocksInChain(steps: readonly Step[], staff: Staff, barred: Map<PersonId, Acted>, acting: Acted): Deadlock[] {
  const acted = new Set<PersonId>();
  const deadlocks: Deadlock[] = [];
  for (const step of steps) {
    const awaited = staff(step.roles);
    const needed = neededOf(step, awaited);
    const eligible = [...new Set(awaited.map(({ person }) => person))].filter((person) => !barred.has(person));
    if (eligible.length < needed) {
      const excluded = awaited.filter(({ person }) => barred.has(person));
      deadlocks.push({ code: 'nobodyMayDecide', step: step.title, params: { people: listed(namesOf(excluded)), acted: actsOf(excluded, barred) } });
    } else if (eligible.length === needed) {
      for (const person of eligible) acted.add(person);
    }
  }
  // Only after the whole chain: one person may well take several of its steps.
  for (const person of acted) if (!barred.has(person)) barred.set(person, acting);
  return deadlocks;
}

function neededOf(step: Step, awaited: readonly { readonly person: PersonId }[]): number {
  const people = new Set(awaited.map(({ person }) => person)).size;
  if (step.need === 'all') return people;
  return Math.min(step.need === 'any' ? 1 : step.need, people);
}

function namesOf(staff: readonly { readonly name: string }[]): string[] {
  return [...new Set(staff.map(({ name }) => name))];
}

function actsOf(excluded: readonly { readonly person: PersonId }[], barred: ReadonlyMap<PersonId, Acted>): Acted {
  const acts = [...new Set(excluded.flatMap(({ person }) => barred.get(person) ?? []))];
  return { zh: acts.map(({ zh }) => zh).join('、'), en: acts.map(({ en }) => en).join(', ') };
}
