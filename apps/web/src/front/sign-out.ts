import { redirect, type ActionFunctionArgs } from 'react-router';
import { visit } from '../context.js';

export const loader = () => redirect('/');

export async function action({ context }: ActionFunctionArgs) {
  const me = visit(context);
  me.passCookies(await me.send('/api/session', { method: 'DELETE' }));
  return redirect('/');
}
