import { SYSTEM_ROLES } from '../../domain/directory.ts';
import { rolesNamedBy, type Policy } from '../../domain/policy.ts';
import type { Collector } from '../check/collector.ts';
import type { Located } from '../check/schemaProblems.ts';
import { listed } from '../check/suggest.ts';
import type { Path } from '../check/yamlFile.ts';
import type { PlanEntries } from './entries.ts';
import { milestonesOf } from './milestones.ts';
import { rolesOf, type Roles } from './roles.ts';
import type { MeasureFile } from './schema.ts';
import { checkSeparation } from './separation.ts';
import { staffOn, type Staff } from './staff.ts';

/** A measure with the posts that fill its roles. */
interface Staffed extends Located<MeasureFile> {
  readonly roles: Roles;
}

/** Everybody the policy calls upon exists, and the duties that must be apart can be. */
export function checkRoles(collector: Collector, entries: PlanEntries, policy: Policy | undefined): void {
  checkPlanRoles(collector, entries);
  if (!policy) return;
  checkUnused(collector, entries, policy);
  const units = new Map(entries.units.map(({ value }) => [value.id, value]));
  // A measure whose lead unit is unknown has been told so; that it has no handler either is no news.
  const known = entries.measures.filter(({ value }) => units.has(value.leadUnit));
  const measures = known.map((measure): Staffed => ({ ...measure, roles: rolesOf(measure.value, units, entries.roles) }));
  checkUnfilled(collector, measures, policy);
  checkStaffing(collector, entries, measures, policy);
}

function checkPlanRoles(collector: Collector, { roles }: PlanEntries): void {
  if ((roles.administrator ?? []).length === 0) collector.add('administratorMissing', ['roles'], {}, { at: 'key' });
  if ((roles.authority ?? []).length === 0) collector.add('authorityMissing', ['roles'], {}, { at: 'key' });
}

/** A role nobody's rule mentions is most often a slip of the pen. */
function checkUnused(collector: Collector, entries: PlanEntries, policy: Policy): void {
  const known: string[] = [...new Set([...rolesNamedBy(policy), ...SYSTEM_ROLES])];
  const checkNames = (roles: object | undefined, path: Path) => {
    for (const role of Object.keys(roles ?? {})) {
      if (!known.includes(role)) collector.add('roleUnused', [...path, role], { role, hint: collector.hint(role, known) }, { at: 'key' });
    }
  };
  checkNames(entries.roles, ['roles']);
  for (const { path, value } of entries.measures) checkNames(value.roles, [...path, 'roles']);
}

/** A measure without participants is nothing unusual; any other role the policy names should have a post. */
function checkUnfilled(collector: Collector, measures: readonly Staffed[], policy: Policy): void {
  const filled = [...new Set(measures.flatMap(({ roles }) => Object.keys(roles).filter((role) => (roles[role] ?? []).length > 0)))];
  for (const role of rolesNamedBy(policy)) {
    const without = measures.filter(({ roles }) => (roles[role] ?? []).length === 0);
    const [first] = without;
    if (!first || role === 'participants') continue;
    collector.add('roleUnfilled', ['roles'], { role, count: without.length, example: first.value.ref, hint: collector.hint(role, filled), known: listed(filled) }, { at: 'key' });
  }
}

/** Looks at the day of adoption and at each measure's last date: people leave, and then it is too late to notice. */
function checkStaffing(collector: Collector, entries: PlanEntries, measures: readonly Staffed[], policy: Policy): void {
  const { adoptedOn } = entries;
  if (adoptedOn === undefined) return;
  const staffOf = staffOn(entries);
  const emptyChains = new EmptyChains();
  for (const measure of measures) {
    const atStart = staffOf(measure.roles, adoptedOn);
    if (atStart(['handler']).length === 0 && measure.roles.handler) {
      collector.add('handlerUnheld', [...measure.path, 'leadUnit'], { adoptedOn, posts: listed(measure.roles.handler) });
    }
    const lastDate = milestonesOf(measure.value, measure.path).at(-1)?.definition.dueOn;
    const dates = lastDate === undefined || lastDate <= adoptedOn ? [adoptedOn] : [adoptedOn, lastDate];
    for (const date of dates) {
      const staff = staffOf(measure.roles, date);
      emptyChains.look(policy, staff, date, measure.value.ref);
      if (!checkSeparation(collector, measure.path, policy, staff, date)) break;
    }
  }
  emptyChains.tell(collector);
}

/** A chain nobody fills concerns many measures at once and is put right in one place. */
class EmptyChains {
  private readonly found = new Map<string, { chain: 'acceptance' | 'signOff'; date: string; refs: Set<string>; roles: readonly string[] }>();

  look(policy: Policy, staff: Staff, date: string, ref: string): void {
    for (const chain of ['acceptance', 'signOff'] as const) {
      const roles = [...new Set(policy[chain].flatMap((step) => step.roles))];
      if (staff(roles).length > 0) continue;
      const entry = this.found.get(chain) ?? { chain, date, refs: new Set(), roles };
      entry.refs.add(ref);
      this.found.set(chain, entry);
    }
  }

  tell(collector: Collector): void {
    const names = { acceptance: { zh: '验收', en: 'acceptance' }, signOff: { zh: '销号审批', en: 'sign-off' } };
    for (const { chain, date, refs, roles } of this.found.values()) {
      const [example = ''] = refs;
      collector.add('chainEmpty', ['roles'], { chain: names[chain], date, count: refs.size, example, roles: listed(roles) }, { at: 'key' });
    }
  }
}
