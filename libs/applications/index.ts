import { Application } from './application.entity.js';
import { ApplicationFile, ApplicationQuestion, Review } from './around.entity.js';
import { Call } from './call.entity.js';

export { ApplicationsModule } from './applications.module.js';
export {
  markGranted,
  markRefused,
  type RecommendedApplication,
  recommendedApplication,
} from './decided-application.js';
export { closeCall } from './close-call.js';
export { plantEmergencyFiles } from './applications.demo.js';
export { openNewCall } from './open-call.js';
export { countryName } from '#libs/kernel';

export const entities = [Call, Application, ApplicationQuestion, ApplicationFile, Review];
