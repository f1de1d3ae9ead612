import type { Links } from './frame.ts';

/** @param publicUrl where people reach the pages, without a slash at the end. */
export function linksTo(publicUrl: string): Links {
  const plan = (planId: string): string => `${publicUrl}/plans/${encodeURIComponent(planId)}`;
  return { plan, measure: (planId, ref) => `${plan(planId)}/measures/${encodeURIComponent(ref)}` };
}
