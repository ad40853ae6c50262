import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { loadProfile, profileAction } from './profile.server.js';
import { Profile } from './profile.js';

export const loader = (args: LoaderFunctionArgs) => loadProfile(args);
export const action = profileAction;

export default function OfficeProfile() {
  return <Profile {...useLoaderData<typeof loader>()} />;
}
