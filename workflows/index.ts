export { measure } from './measure.ts';
export { inbox } from './inbox.ts';
export { plan } from './plan.ts';
