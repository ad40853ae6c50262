import { useLocation } from 'react-router';
import type { components } from '../api.js';
import { Progress, Tabs, type Tone, useWords } from '../ui/index.js';

type CheckState = components['schemas']['LedgerCheckItemDto'];
type ExportState = components['schemas']['LedgerExportDto'];

/** Milliseconds between two looks at what is under way. */
export const WATCH_MS = 2000;

export const underWay = ({ state }: { state: string }) => state === 'queued' || state === 'running';

/** The ledger's two pages, each for those who may open it. */
export function LedgerTabs({ permissions }: { permissions: readonly string[] }) {
  const { t } = useWords();
  const tabs = [
    { to: '/office/ledger-checks', label: t('nav.proof'), needs: 'ledger-check.read' },
    { to: '/office/ledger-exports', label: t('export.nav'), needs: 'ledger-export.read' },
  ].filter(({ needs }) => permissions.includes(needs));
  return tabs.length > 1 ? <Tabs label={t('ledger')} tabs={tabs} /> : null;
}

/** How far it is, and for those without scripts the way to see more. */
export function Watch({ label, value, max }: { label: string; value: number; max: number }) {
  const { t } = useWords();
  const { pathname } = useLocation();
  return (
    <section className="stack" aria-live="polite">
      <Progress label={label} value={value} max={Math.max(max, 1)} />
      <p className="quiet small">
        <a href={pathname}>{t('watch.reload')}</a>
      </p>
    </section>
  );
}

export const checkTone = ({ state, different }: CheckState): Tone =>
  state === 'failed' || different > 0 ? 'wrong' : state === 'done' ? 'settled' : 'moving';

const EXPORT_TONES: Record<string, Tone> = { ready: 'settled', failed: 'wrong', gone: 'neutral' };
export const exportTone = ({ state }: ExportState): Tone => EXPORT_TONES[state] ?? 'moving';

/** What an export holds, in words: which programme, which year. */
export function useScope() {
  const { t } = useWords();
  return ({ programmeName, year }: ExportState) => {
    const parts = [programmeName, year ? t('export.year-of', { year: String(year) }) : null].filter(Boolean);
    return parts.length > 0 ? parts.join(', ') : t('export.whole');
  };
}

/** `1 234 ms` as people say it: `1,2 s`. */
export function useSeconds() {
  const { language } = useWords();
  const format = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-IE', { maximumFractionDigits: 1 });
  return (milliseconds: number) => `${format.format(milliseconds / 1000)} s`;
}
