import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useFetcher, useNavigate } from 'react-router';
import { useWords } from '../words.js';
import type { loader } from './find.js';

interface Choice {
  key: string;
  label: string;
  note: string;
  pick: () => void;
}

/** The acts of the page underneath, whose buttons the palette presses. */
function actsHere(note: string, close: () => void): Choice[] {
  return [...document.querySelectorAll<HTMLElement>('main .act button[type=submit], main .act summary')]
    .filter((button) => button.tagName === 'SUMMARY' || !button.closest('details'))
    .map((button, i) => {
      const label = (button.firstChild?.textContent ?? '').trim();
      const pick = () => {
        close();
        button.focus();
        if (button.tagName === 'SUMMARY') button.click();
      };
      return { key: `act-${i}`, label, note, pick };
    });
}

const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Ctrl K: finds any page, file, organisation, person, or act of this page; arrows and Enter. */
export default function Palette({ close }: { close: () => void }) {
  const { t } = useWords();
  const box = useRef<HTMLDialogElement>(null);
  const navigate = useNavigate();
  const finder = useFetcher<typeof loader>();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { load } = finder;
  useEffect(() => box.current?.showModal(), []);
  useEffect(() => {
    const timer = setTimeout(() => void load(`/office/find?q=${encodeURIComponent(text)}`), text ? 150 : 0);
    return () => clearTimeout(timer);
  }, [text, load]);
  const acts = actsHere(t('find.act'), close).filter((act) => bare(act.label).includes(bare(text)));
  // Until the answer to the last letter is there, Enter must not pick what only matched the letters before.
  const found = (finder.data?.found ?? []).filter(
    ({ label }) => finder.data?.q === text || bare(label).includes(bare(text)),
  );
  const choices: Choice[] = [
    ...acts,
    ...found.map(({ to, label, note }) => ({
      key: to,
      label,
      note,
      pick: () => (close(), navigate(to)),
    })),
  ];
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, choices.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter') choices[at]?.pick();
    else return;
    event.preventDefault();
  };
  return (
    <dialog className="dialog palette" ref={box} onClose={close} aria-label={t('find')}>
      <input
        type="search"
        role="combobox"
        aria-label={t('find')}
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={choices[at] ? `palette-${at}` : undefined}
        autoComplete="off"
        value={text}
        onChange={(event) => (setText(event.target.value), setAt(0))}
        onKeyDown={keys}
      />
      <ul className="palette-list" id="palette-list" role="listbox" aria-label={t('find')}>
        {choices.map((choice, i) => (
          // eslint-disable-next-line jsx-a11y-x/click-events-have-key-events -- its keys are the field's
          <li key={choice.key} id={`palette-${i}`} role="option" aria-selected={i === at} onClick={choice.pick}>
            <span>{choice.label}</span> <span className="quiet small">{choice.note}</span>
          </li>
        ))}
      </ul>
      {choices.length === 0 && finder.data ? <p className="quiet">{t('find.none', { q: text })}</p> : null}
    </dialog>
  );
}
