import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { read } from '../api-client.js';
import { visit } from '../context.js';
import { Drawer, Heading, useWords } from '../ui/index.js';

export const loader = ({ context }: LoaderFunctionArgs) => read(visit(context).api.GET('/api/roles'));

/** What each role permits, in words. */
export default function Roles() {
  const roles = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <>
      <Heading title={t('nav.roles')} lead={t('roles.lead')} />
      <div className="stack">
        {roles.map((role) => (
          <Drawer key={role.key} title={`${role.label} (${t('permissions', { count: role.permissions.length })})`}>
            <p className="quiet">{role.scoped ? t('role.scoped') : t('role.city')}</p>
            <ul>
              {role.permissions.map((permission) => (
                <li key={permission}>{permission}</li>
              ))}
            </ul>
          </Drawer>
        ))}
      </div>
    </>
  );
}
