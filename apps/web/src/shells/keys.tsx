import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../words.js';

const Palette = lazy(() => import('./palette.js'));

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName));

/** Moves along the rows of the first list of the page; Enter on a row's link opens it. */
function move(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main [data-row] .row-link, main .doors a')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** Does what bears this key: a button is pressed, an act opened, a field entered. */
function press(key: string): boolean {
  const bearer = document.querySelector<HTMLElement>(`main [data-hotkey="${CSS.escape(key)}"]`);
  if (!bearer) return false;
  bearer.focus();
  if (!typing(bearer)) bearer.click();
  return true;
}

/** The office's keys: j k to move, Enter to open, / to search, ? for all keys, Ctrl K for the palette, acts by their letters. */
export function Keys() {
  const { t } = useWords();
  const [palette, setPalette] = useState(false);
  const help = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') setPalette(true);
      else if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      else if (document.querySelector('dialog[open]')) return;
      else if (event.key === 'j') move(1);
      else if (event.key === 'k') move(-1);
      else if (event.key === '?') help.current?.showModal();
      else if (!press(event.key)) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', down);
    return () => document.removeEventListener('keydown', down);
  }, []);
  return (
    <>
      <Link
        className="finder"
        to="/office/find"
        aria-keyshortcuts="Control+K"
        onClick={(event) => {
          event.preventDefault();
          setPalette(true);
        }}
      >
        {t('find')} <kbd aria-hidden="true">Ctrl K</kbd>
      </Link>
      {palette ? (
        <Suspense>
          <Palette close={() => setPalette(false)} />
        </Suspense>
      ) : null}
      <dialog className="dialog" ref={help} aria-labelledby="keys-title">
        <h2 id="keys-title">{t('keys')}</h2>
        <dl className="facts">
          {['j', 'k', 'Enter', '/', 'Ctrl K', '?'].map((key) => (
            <KeyRow key={key} name={key} does={t(`keys.${key.toLowerCase().replace(' ', '-')}`)} />
          ))}
        </dl>
        <p className="quiet">{t('keys.acts')}</p>
        <form method="dialog">
          <button className="button">{t('close')}</button>
        </form>
      </dialog>
    </>
  );
}

const KeyRow = ({ name, does }: { name: string; does: string }) => (
  <>
    <dt>
      <kbd>{name}</kbd>
    </dt>
    <dd>{does}</dd>
  </>
);
