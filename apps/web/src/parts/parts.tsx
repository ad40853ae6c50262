import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router';
import { visit } from '../context.js';
import type { FormState } from '../form.server.js';
import { Heading, useWords } from '../ui/index.js';
import { ActParts } from './act-parts.js';
import { FormParts } from './form-parts.js';
import { MoneyParts } from './money-parts.js';
import { StateParts } from './state-parts.js';
import { TableParts } from './table-parts.js';

export const handle = { plain: false };

export function loader({ context }: LoaderFunctionArgs) {
  if (!visit(context).showParts) throw data(null, { status: 404 });
  return null;
}

/** Refuses everything, so that the refused states can be seen. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const errors = [
    { code: 'x', path: 'title', message: 'Écrivez le titre du projet.' },
    { code: 'x', path: 'amountCents', message: 'Le montant dépasse ce qui reste sur la ligne : 48 000,00 €.' },
  ];
  const values = { title: '', amountCents: String(form.get('amountCents:cents') ?? '') };
  return data({ act: 'parts.form', title: '', errors, values } satisfies FormState, { status: 422 });
}

/** Every part of the design system in every state, for those who build screens and for the tests. */
export default function Parts() {
  const { t } = useWords();
  return (
    <div className="wide stack-wide">
      <Heading over={t('over')} title={t('title')} lead={t('lead')} />
      <StateParts />
      <FormParts />
      <TableParts />
      <MoneyParts />
      <ActParts />
    </div>
  );
}
