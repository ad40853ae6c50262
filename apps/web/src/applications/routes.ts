import { relative } from '@react-router/dev/routes';
import type { RoomRoutes } from '../rooms.js';
import { SECTIONS } from './sections.js';

const { index, route } = relative(import.meta.dirname);

/** One section of the form a page, all by the same screen. */
const sections = SECTIONS.map((section) =>
  route(`applications/:id/${section}`, 'section.tsx', { id: `our-section-${section}` }),
);

export default {
  open: [route('calls', 'open-calls.tsx'), route('calls/:id', 'open-call.tsx')],
  portal: [
    index('our-applications.tsx', { id: 'portal-home' }),
    route('calls', 'open-calls.tsx', { id: 'portal-calls' }),
    route('calls/:id', 'open-call.tsx', { id: 'portal-call' }),
    route('applications', 'our-applications.tsx'),
    route('applications/:id', 'our-application.tsx'),
    ...sections,
    route('applications/:id/papers', 'papers.tsx'),
    route('applications/:id/submit', 'submit.tsx'),
  ],
  office: [
    route('calls', 'calls.tsx'),
    route('calls/new', 'new-call.tsx'),
    route('calls/:id', 'call.tsx'),
    route('calls/:id/change', 'change-call.tsx'),
    route('applications', 'applications.tsx'),
    route('applications/:id', 'application.tsx'),
    route('applications/:id/questions', 'application-questions.tsx'),
    route('applications/:id/reviews', 'application-reviews.tsx'),
    route('applications/:id/history', 'application-history.tsx'),
    route('applications/:id/review', 'review.tsx'),
  ],
} satisfies RoomRoutes;
