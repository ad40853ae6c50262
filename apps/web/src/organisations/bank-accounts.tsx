import { ActForm, Empty, Facts, Form, Instant, StatusTag, Submit, useWords, type Tone } from '../ui/index.js';
import type { components } from '../api.js';

type Account = components['schemas']['BankAccountDto'];

const TONES: Record<string, Tone> = { entered: 'late', confirmed: 'settled', refused: 'wrong', withdrawn: 'neutral' };

/** Where the money goes: the account in use first, then the one that waits; those of before are folded away. */
export function BankAccounts({ accounts }: { accounts: readonly Account[] }) {
  const { t } = useWords();
  const live = accounts.filter((one) => ['confirmed', 'entered'].includes(one.state));
  const before = accounts.filter((one) => !live.includes(one));
  return (
    <section className="stack" aria-labelledby="accounts">
      <h2 id="accounts">{t('accounts')}</h2>
      {live.length === 0 ? <Empty title={t('accounts.empty')}>{t('accounts.empty.next')}</Empty> : null}
      {live.map((account) => (
        <OneAccount key={account.id} account={account} />
      ))}
      {before.length > 0 ? (
        <details className="drawer">
          <summary>{t('accounts.before', { count: before.length })}</summary>
          <div className="drawer-body stack">
            {before.map((account) => (
              <OneAccount key={account.id} account={account} />
            ))}
          </div>
        </details>
      ) : null}
    </section>
  );
}

function OneAccount({ account }: { account: Account }) {
  const { t } = useWords();
  return (
    <article className="stack" data-account={account.state}>
      <Facts
        items={[
          [
            t('state'),
            <StatusTag key="state" tone={TONES[account.state]}>
              {account.stateLabel}
            </StatusTag>,
          ],
          [
            t('iban'),
            <span key="iban" className="nowrap">
              {account.iban}
            </span>,
          ],
          [t('bic'), account.bic],
          [t('holder'), account.holder],
          [t('entered'), <Signed key="entered" name={account.enteredByName} at={account.enteredAt} />],
          [
            t('confirmed'),
            account.confirmedAt ? (
              <Signed key="confirmed" name={account.confirmedByName} at={account.confirmedAt} />
            ) : null,
          ],
          [t('reason'), account.reason],
        ]}
      />
      <AccountActs account={account} />
    </article>
  );
}

const Signed = ({ name, at }: { name?: string | null; at: string }) => (
  <>
    {name}, <Instant at={at} />
  </>
);

/** The acts of one account, beside it: the page has several accounts, so each form says which one it means. */
function AccountActs({ account }: { account: Account }) {
  const { t } = useWords();
  const which = <input type="hidden" name="_account" value={account.id} />;
  return account.allowedActs.map((act) => {
    if (!act.allowed) {
      return (
        <p key={act.act} className="quiet" data-act={act.act}>
          {t('not-now', { label: act.label, reasons: act.reasons.join(' ') })}
        </p>
      );
    }
    if (act.act !== 'bank-account.confirm') return <ActForm key={act.act} act={act} fields={which} />;
    return (
      <Form key={act.act} act={act.act} id={`confirm-${account.id}`} className="act-form">
        <input type="hidden" name="_done" value={t('account.confirm.done')} />
        {which}
        <p className="quiet">{act.effect}</p>
        <Submit>{act.label}</Submit>
      </Form>
    );
  });
}
