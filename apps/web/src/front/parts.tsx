import { data, type LoaderFunctionArgs } from 'react-router';
import { visit } from '../context.js';
import { Heading } from '../ui/index.js';

export const handle = { plain: false };

export function loader({ context }: LoaderFunctionArgs) {
  if (!visit(context).showParts) throw data(null, { status: 404 });
  return null;
}

/** Every part of the design system in every state. */
export default function Parts() {
  return <Heading title="Parts" />;
}
