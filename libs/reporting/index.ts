export { ReportingModule } from './reporting.module.js';

/** Reads the tables of the other rooms and has none. */
export const entities: (new () => object)[] = [];
