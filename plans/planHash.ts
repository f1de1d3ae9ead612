import { hashOfValue } from '../domain/facts.ts';

/** @returns what names a version of a plan: the SHA-256 of the texts of plan and policy. Any change of either makes another version. */
export function planHash({ planText, policyText }: { readonly planText: string; readonly policyText: string }): string {
  return hashOfValue({ planText, policyText });
}
