import { useLoaderData, type LoaderFunctionArgs } from 'react-router';
import { countryOptions } from '../applications/countries.server.js';
import { visit } from '../context.js';
import { actionTo } from '../form.server.js';
import {
  DateField,
  Form,
  Heading,
  IntField,
  MoneyField,
  SelectField,
  Submit,
  TextArea,
  TextField,
  useWords,
} from '../ui/index.js';

export const loader = ({ context }: LoaderFunctionArgs) => ({ countries: countryOptions(visit(context).language) });

export const action = actionTo('emergencies', {
  'emergency.open': { post: '/api/emergencies', to: (made: { id: string }) => `/office/emergencies/${made.id}` },
});

/** Twelve fields between the news and an open call. */
export default function NewEmergency() {
  const { countries } = useLoaderData<typeof loader>();
  const { t } = useWords();
  return (
    <>
      <Heading title={t('open')} lead={t('open.effect')} />
      <Form act="emergency.open">
        <TextField name="name" label={t('name')} hint={t('name.hint')} />
        <SelectField name="country" label={t('country')} options={countries} blank={t('choose')} />
        <DateField name="happenedOn" label={t('happened')} />
        <TextField name="glide" label={t('glide')} hint={t('glide.hint')} optional spellCheck={false} />
        <TextArea name="situation" label={t('situation')} hint={t('situation.hint')} rows={8} />
        <IntField name="peopleAffected" label={t('people')} optional />
        <TextField name="peopleSource" label={t('people.source')} optional />
        <DateField name="closesOn" label={t('closes')} hint={t('closes.hint')} />
        <MoneyField name="envelopeCents" label={t('envelope.of')} />
        <MoneyField name="maxCents" label={t('max')} />
        <Submit>{t('open')}</Submit>
      </Form>
    </>
  );
}
