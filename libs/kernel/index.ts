export * from './act.js';
export * from './actor.js';
export * from './clock.js';
export * from './countries.js';
export * from './id.js';
export * from './local-date.js';
export * from './money.js';
export * from './refusal.js';
