import { SYSTEM_ROLES } from '../../domain/directory.ts';
import type { Collector } from '../check/collector.ts';
import { hasErrors } from '../check/problem.ts';
import type { Located } from '../check/schemaProblems.ts';
import { listed } from '../check/suggest.ts';
import type { Path } from '../check/yamlFile.ts';
import type { PolicyEntries } from './entries.ts';
import { rolesInPlanRules } from './planRules.ts';
import type { RuleFile } from './ruleSchema.ts';
import { declaredRolesSchema } from './schema.ts';

interface Named {
  readonly path: Path;
  readonly role: string;
}

/** Where the policy lists its roles, every role it names is one of them or one of the system's own, and each of them is named. */
export function checkDeclaredRoles(collector: Collector, entries: PolicyEntries): void {
  const declared = declaredRolesSchema.safeParse(collector.file.valueAt(['roles']));
  if (!declared.success) return checkListed(collector, entries);
  const known = [...Object.keys(declared.data), ...SYSTEM_ROLES];
  const named = rolesNamed(entries);
  for (const { path, role } of named) {
    if (!known.includes(role)) collector.add('roleUndeclared', path, { role, hint: collector.hint(role, known), known: listed(known) });
  }
  // A broken entry may be the one that names it; and a role that is misspelt elsewhere has been told there.
  if (hasErrors(collector.problems)) return;
  const used = new Set(named.map(({ role }) => role));
  for (const role of Object.keys(declared.data)) if (!used.has(role)) collector.add('roleNotNamed', ['roles', role], { role }, { at: 'key' });
}

/** A list of roles may be missing; then whoever wrote the policy should know what that costs. */
function checkListed(collector: Collector, entries: PolicyEntries): void {
  if (collector.file.valueAt(['roles']) !== undefined || hasErrors(collector.problems)) return;
  const own = rolesNamed(entries).map(({ role }) => role).filter((role) => !(SYSTEM_ROLES as readonly string[]).includes(role));
  if (own.length > 0) collector.add('rolesUnlisted', ['roles'], { found: listed([...new Set(own)]) });
}

function rolesNamed(entries: PolicyEntries): Named[] {
  const { ladder, acceptance, signOff, extensionSteps, lookBacks, periodic, longTerm, plan } = entries;
  return [
    ...ladder.flatMap(inRule),
    ...[...acceptance, ...signOff, ...extensionSteps, ...lookBacks].flatMap(({ path, value }) => [...inList([...path, 'roles'], value.roles), ...inList([...path, 'whenLapsed'], value.whenLapsed)]),
    ...periodic.flatMap(({ path, value }) => [...inList([...path, 'roles'], value.roles), ...inList([...path, 'whenMissed'], value.whenMissed)]),
    ...(longTerm ? inList([...longTerm.path, 'confirmedBy'], longTerm.value.confirmedBy) : []),
    ...rolesInPlanRules(plan).flatMap(({ path, roles }) => inList(path, roles)),
  ];
}

function inRule({ path, value: { notify, document, interview, byHand } }: Located<RuleFile>): Named[] {
  return [
    ...inList([...path, 'notify', 'to'], notify?.to),
    ...inList([...path, 'document', 'to'], document?.to),
    ...inList([...path, 'document', 'cc'], document?.cc),
    ...(document?.signedForBy === undefined ? [] : [{ path: [...path, 'document', 'signedForBy'], role: document.signedForBy }]),
    ...inList([...path, 'document', 'excusedBy'], document?.excusedBy),
    ...inList([...path, 'interview', 'with'], interview?.with),
    ...inList([...path, 'interview', 'recordedBy'], interview?.recordedBy),
    ...inList([...path, 'interview', 'whenLapsed'], interview?.whenLapsed),
    ...inList([...path, 'byHand', 'roles'], byHand?.roles),
  ];
}

function inList(path: Path, roles: readonly string[] | undefined): Named[] {
  return (roles ?? []).map((role, index) => ({ path: [...path, index], role }));
}
