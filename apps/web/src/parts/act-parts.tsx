import { ActPanel, DateField, useWords, type AllowedAct } from '../ui/index.js';

/** What may be done: one click, with a field, with a reason, irreversible, refused. */
export function ActParts() {
  const { t } = useWords();
  const act = (name: string, more: Partial<AllowedAct> = {}): AllowedAct => ({
    act: `parts.${name}`,
    label: t(`act.${name}`),
    effect: t(`act.${name}.effect`),
    allowed: true,
    irreversible: false,
    needsReason: false,
    reasons: [],
    ...more,
  });
  return (
    <ActPanel
      acts={[
        act('approve'),
        act('sign'),
        act('return', { needsReason: true }),
        act('abandon', { irreversible: true, needsReason: true }),
        act('pay', { allowed: false, reasons: [t('act.pay.reason'), t('act.pay.reason2')] }),
      ]}
      fields={{ 'parts.sign': <DateField name="signedOn" label={t('field.due')} /> }}
      hotkeys={{ 'parts.approve': 'a' }}
    />
  );
}
