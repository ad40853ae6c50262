import type { LoaderFunctionArgs } from 'react-router';
import { read, readOptional } from '../api-client.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import { grantOf } from './grant-of.server.js';

/** What every tab of a file reads. */
export async function loadFile({ params, context }: LoaderFunctionArgs) {
  const { api, person } = visit(context);
  const file = await read(api.GET('/api/applications/{id}', { params: { path: { id: params.id! } } }));
  const assigns = file.allowedActs.some((act) => act.act === 'application.assign');
  const reviewers = assigns ? await readOptional(api.GET('/api/applications/reviewers')) : null;
  const known = new Set(file.reviews.map((review) => review.reviewerId));
  const grant = await grantOf(context, file);
  const proposes = file.state === 'recommended' && !grant && person!.permissions.includes('grant.propose');
  return {
    file,
    grant,
    proposes,
    personId: person!.id,
    reviewers: (reviewers ?? []).filter(({ id }) => !known.has(id)),
  };
}

/** What every tab of a file can do. */
export const actOnFile = actionTo('applications', {
  'application.question': { post: '/api/applications/{id}/question' },
  'application.complete': { post: '/api/applications/{id}/complete' },
  'application.assign': { post: '/api/applications/{id}/assign' },
  'application.conclude': { post: '/api/applications/{id}/conclude' },
  'application.recommend': { post: '/api/applications/{id}/recommend' },
  'application.set-aside': { post: '/api/applications/{id}/set-aside' },
});
