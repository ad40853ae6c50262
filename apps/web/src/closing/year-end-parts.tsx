import { Tabs, useWords } from '../ui/index.js';
import type { YearEndView } from './year-end.js';

/** The pages of one year end. Nothing is left to review once it is closed; before, there is no list. */
export function YearEndTabs({ yearEnd: { year, closed, allowedActs } }: { yearEnd: YearEndView }) {
  const { t } = useWords();
  const mayTry = allowedActs.some(({ act, allowed }) => act === 'year-end.review' && allowed);
  const at = `/office/year-ends/${year}`;
  return (
    <Tabs
      label={t('tabs', { year: String(year) })}
      tabs={[
        { to: at, label: t('tab.steps'), end: true },
        ...(closed
          ? [{ to: `${at}/items`, label: t('tab.items') }]
          : [
              { to: `${at}/reviews`, label: t('tab.reviews') },
              ...(mayTry ? [{ to: `${at}/trial`, label: t('tab.trial') }] : []),
            ]),
        { to: `${at}/settings`, label: t('tab.settings') },
      ]}
    />
  );
}

const PARTS = [
  ['accrue', 'accrueCents'],
  ['carry', 'carryCents'],
  ['lapse', 'lapseCents'],
] as const;

type Choice = Record<(typeof PARTS)[number][1], number>;

/** What becomes of an amount, in words: mostly one thing, sometimes several. */
export function ChoiceWords({ choice }: { choice: Choice }) {
  const { t, money } = useWords();
  const parts = PARTS.filter(([, key]) => choice[key] > 0);
  if (parts.length === 1) return <span>{t(`choice.${parts[0]![0]}`)}</span>;
  return (
    <ul className="plain">
      {parts.map(([name, key]) => (
        <li key={name}>
          {t(`choice.${name}`)} <span className="nowrap">{money(choice[key])}</span>
        </li>
      ))}
    </ul>
  );
}

interface Reasons {
  proposed: Choice;
  sliced: boolean;
  doneCents: number;
  waitingCents: number;
}

/** Why the rules propose what they propose. */
export function useWhy() {
  const { t } = useWords();
  return ({ proposed, sliced, doneCents, waitingCents }: Reasons): string => {
    if (waitingCents > 0 && proposed.accrueCents === waitingCents && proposed.carryCents + proposed.lapseCents === 0)
      return t('why.waiting');
    if (proposed.accrueCents > 0) return t(proposed.lapseCents > 0 ? 'why.done-and-slice' : 'why.done');
    if (sliced) return t('why.slice');
    if (doneCents > 0) return t(proposed.carryCents > 0 ? 'why.done-left-out' : 'why.no-carry-over');
    return t(proposed.carryCents > 0 ? 'why.not-done' : 'why.no-carry-over');
  };
}
