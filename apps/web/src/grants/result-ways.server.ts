interface Targets {
  targets?: { target?: number }[];
}

/** The acts of the results on a grant's page; a target left blank is not spoken of. */
export const RESULT_WAYS = {
  'grant.record-result': { post: '/api/grants/{id}/record-result' },
  'grant.correct-result': { post: '/api/grants/{id}/correct-result' },
  'grant.set-targets': {
    post: '/api/grants/{id}/set-targets',
    body: (body: Targets) => ({ ...body, targets: body.targets?.filter(({ target }) => target !== undefined) ?? [] }),
  },
} as const;
