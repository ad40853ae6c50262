import { ActPanel, ButtonLink, CheckField, DateField, FileField, SelectField, useWords } from '../ui/index.js';
import type { Grant } from './states.js';

/** What the reader may do with a grant now; revising has a page of its own. */
export function GrantActs({ grant }: { grant: Grant }) {
  const { t } = useWords();
  const revise = grant.allowedActs.find(({ act, allowed }) => act === 'grant.revise' && allowed);
  return (
    <>
      {revise ? (
        <ButtonLink look="main" to={`/office/grants/${grant.id}/revise`}>
          {revise.label}
        </ButtonLink>
      ) : null}
      <ActPanel
        acts={grant.allowedActs}
        except={['grant.revise']}
        none={revise ? null : `${t('acts.none')} ${grant.road.next ?? ''}`}
        files={['grant.give-signed']}
        defaults={{ language: 'fr' }}
        fields={{
          'grant.draw-up': <DrawUpFields />,
          'grant.give-signed': (
            <FileField name="file" label={t('copy.file')} hint={t('copy.file.hint')} accept=".pdf,.png,.jpg,.jpeg" />
          ),
          'grant.confirm-condition': <ConditionFields grant={grant} />,
        }}
      />
    </>
  );
}

function DrawUpFields() {
  const { t } = useWords();
  const languages = ['fr', 'en'].map((value) => ({ value, label: t(`language.${value}`) }));
  return (
    <>
      <SelectField name="language" label={t('agreement.language')} options={languages} />
      <CheckField name="keepsUnspent" label={t('agreement.keeps-unspent')} hint={t('agreement.keeps-unspent.hint')} />
    </>
  );
}

function ConditionFields({ grant }: { grant: Grant }) {
  const { t, money } = useWords();
  const waiting = grant.instalments.filter((one) => one.condition && !one.conditionMetOn && one.state === 'planned');
  const options = waiting.map(({ id, position, amountCents, condition }) => ({
    value: id,
    label: t('condition.option', { position, amount: money(amountCents), condition: condition! }),
  }));
  return (
    <>
      <SelectField name="instalmentId" label={t('condition.which')} options={options} value={options[0]?.value} />
      <DateField name="metOn" label={t('condition.met-on')} hint={t('condition.met-on.hint')} optional />
    </>
  );
}
