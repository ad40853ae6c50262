const ofAccount = (form: FormData) => ({ account: String(form.get('_account') ?? '') });

/** How the acts on bank accounts are sent, from any page that shows them. */
export const accountWays = {
  'bank-account.enter': { post: '/api/organisations/{id}/bank-accounts' },
  'bank-account.confirm': { post: '/api/bank-accounts/{account}/confirm' as never, params: ofAccount },
  'bank-account.refuse': { post: '/api/bank-accounts/{account}/refuse' as never, params: ofAccount },
  'bank-account.withdraw': { post: '/api/bank-accounts/{account}/withdraw' as never, params: ofAccount },
} as const;
