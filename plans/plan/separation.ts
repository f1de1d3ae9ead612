import type { PersonId } from '../../domain/directory.ts';
import type { Policy, Step } from '../../domain/policy.ts';
import type { Collector } from '../check/collector.ts';
import { listed } from '../check/suggest.ts';
import type { Path } from '../check/yamlFile.ts';
import type { Staff } from './staff.ts';

export type { Staff } from './staff.ts';

type Acted = { readonly zh: string; readonly en: string };

/** People who cannot but have acted before, with the capacity in which they did. */
type Barred = ReadonlyMap<PersonId, Acted>;

/**
 * Duties are separated by person: who submits may not accept, who did either may not sign, who did any may not look back.
 * Walks through a measure's life with the people of one day, counting as having acted only those whose act cannot be anybody
 * else's, and says where nobody would be left to decide.
 *
 * @returns whether the measure can come to its end.
 */
export function checkSeparation(collector: Collector, path: Path, policy: Policy, staff: Staff, date: string): boolean {
  const before = collector.problems.length;
  const barred = new Map<PersonId, Acted>();
  const handlers = new Set(staff(['handler']).map(({ person }) => person));
  const [onlyHandler] = handlers.size === 1 ? handlers : [];
  if (onlyHandler !== undefined) barred.set(onlyHandler, { zh: '提交人', en: 'submitter' });
  checkChain(collector, path, policy.acceptance, staff, date, barred, { zh: '验收人', en: 'acceptor' });
  checkChain(collector, path, policy.signOff, staff, date, barred, { zh: '销号审批人', en: 'signer' });
  for (const { title, roles } of policy.lookBacks) {
    const inspectors = staff(roles);
    if (inspectors.length > 0 && inspectors.every(({ person }) => barred.has(person))) {
      collector.add('nobodyMayLookBack', path, { step: title, date, people: listed(namesOf(inspectors)) });
    }
  }
  return collector.problems.length === before;
}

/** Goes through a chain's steps; afterwards those whose approval cannot be done without are barred from what follows. */
function checkChain(collector: Collector, path: Path, steps: readonly Step[], staff: Staff, date: string, barred: Map<PersonId, Acted>, acting: Acted): void {
  const acted = new Set<PersonId>();
  for (const step of steps) {
    const awaited = staff(step.roles);
    const needed = neededOf(step, awaited);
    const eligible = [...new Set(awaited.map(({ person }) => person))].filter((person) => !barred.has(person));
    if (eligible.length < needed) {
      const excluded = awaited.filter(({ person }) => barred.has(person));
      collector.add('nobodyMayDecide', path, { step: step.title, date, people: listed(namesOf(excluded)), acted: actsOf(excluded, barred) });
    } else if (eligible.length === needed) {
      for (const person of eligible) acted.add(person);
    }
  }
  // Only after the whole chain: one person may well take several of its steps.
  for (const person of acted) if (!barred.has(person)) barred.set(person, acting);
}

function neededOf(step: Step, awaited: readonly { readonly person: PersonId }[]): number {
  const people = new Set(awaited.map(({ person }) => person)).size;
  if (step.need === 'all') return people;
  return Math.min(step.need === 'any' ? 1 : step.need, people);
}

function namesOf(staff: readonly { readonly name: string }[]): string[] {
  return [...new Set(staff.map(({ name }) => name))];
}

function actsOf(excluded: readonly { readonly person: PersonId }[], barred: Barred): Acted {
  const acts = [...new Set(excluded.flatMap(({ person }) => barred.get(person) ?? []))];
  return { zh: acts.map(({ zh }) => zh).join('、'), en: acts.map(({ en }) => en).join(', ') };
}
