export { measure } from './measure.ts';
export { inbox } from './inbox.ts';
