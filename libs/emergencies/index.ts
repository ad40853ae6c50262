import { Emergency } from './emergency.entity.js';

export { EmergenciesModule } from './emergencies.module.js';

export const entities = [Emergency];
