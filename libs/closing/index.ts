import { YearEndItem, YearEndReview } from './year-end.entity.js';

export { ClosingModule } from './closing.module.js';
export { CloseYearEnd } from './close-year-end.js';
export { OpenYearEnd } from './open-year-end.js';
export { ReviewYearEnd } from './review-year-end.js';

export const entities = [YearEndReview, YearEndItem];
