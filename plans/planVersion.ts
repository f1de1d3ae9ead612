import type { PostId, RoleName } from '../domain/directory.ts';
import type { PlanDefinition } from '../domain/plan/plan.ts';
import { approvalSteps, rolesOfPlanRules } from '../domain/plan/rules.ts';
import type { CheckedPlan } from './plan/toPlan.ts';
import { planHash } from './planHash.ts';

/** Whom the plan's own rules rely on, whatever the policy says. */
const PLAN_ROLES: readonly RoleName[] = ['administrator', 'authority'];

/**
 * @returns a checked plan as its own life needs it: only the posts that its rules speak of. A role that is filled measure by measure
 * (the lead units) means, for the plan as a whole, all who fill it anywhere.
 */
export function planVersion(plan: CheckedPlan, texts: { readonly planText: string; readonly policyText: string }): PlanDefinition {
  const rules = plan.policy.plan ?? {};
  const named = [...new Set([...PLAN_ROLES, ...rolesOfPlanRules(rules), ...approvalSteps(rules).flatMap((step) => step.roles)])];
  const roles = Object.fromEntries(named.map((role) => [role, postsFilling(plan, role)]));
  const involved = [...new Set(Object.values(roles).flat())];
  const posts = Object.fromEntries(involved.flatMap((id) => (plan.posts[id] ? [[id, plan.posts[id]]] : [])));
  const people = new Set(Object.values(posts).flatMap(({ holders, substitutes = [] }) => [...holders, ...substitutes].map(({ person }) => person)));
  return {
    ...{ planId: plan.id, planTitle: plan.title, adoptedOn: plan.adoptedOn, hash: planHash(texts), measures: plan.definitions.length },
    ...{ hours: plan.policy.hours, rules, roles, calendar: plan.calendar },
    directory: { posts, people: Object.fromEntries(plan.people.filter(({ id }) => people.has(id)).map(({ id, name }) => [id, { name }])) },
  };
}

function postsFilling({ roles, definitions }: CheckedPlan, role: RoleName): PostId[] {
  return [...new Set(roles[role] ?? definitions.flatMap((definition) => definition.roles[role] ?? []))];
}
