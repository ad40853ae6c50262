import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { ChangeOrganisationForm } from './change-organisation-form.js';
import { changeIn, loadOrganisation } from './change-organisation.server.js';

export const loader = (args: LoaderFunctionArgs) => loadOrganisation(args);
export const action = changeIn('office');

export default function ChangeOrganisation() {
  return <ChangeOrganisationForm {...useLoaderData<typeof loader>()} />;
}
