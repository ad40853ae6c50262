import { SelectField, useWords, type Option } from '../ui/index.js';

/** A role, and the organisation for those that are held in one. */
export function RoleFields({ roles, organisations }: { roles: Option[]; organisations: Option[] }) {
  const { t } = useWords();
  return (
    <>
      <SelectField name="role" label={t('role')} options={roles} blank={t('role.choose')} />
      <SelectField
        name="scope"
        label={t('scope')}
        hint={t('scope.hint')}
        options={organisations}
        blank={t('scope.none')}
        optional
      />
    </>
  );
}
