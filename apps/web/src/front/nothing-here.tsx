import { data } from 'react-router';

/** Any address that no room knows. */
export function loader(): never {
  throw data(null, { status: 404 });
}

export default () => null;
