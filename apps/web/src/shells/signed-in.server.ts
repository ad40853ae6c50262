import { redirect, type MiddlewareFunction } from 'react-router';
import { visit } from '../context.js';

/** Stands before every page of a shell: who is not signed in goes to the sign-in page and comes back afterwards. */
export const signedIn: MiddlewareFunction<Response> = async ({ context, request }, next) => {
  if (!visit(context).person) {
    const { pathname, search } = new URL(request.url);
    throw redirect(`/sign-in?to=${encodeURIComponent(pathname + search)}`);
  }
  return next();
};
