import { useEffect, useRef, useState } from 'react';
import type { FieldError } from '../form-body.js';
import type { Saved } from '../front/save.js';
import { useWords } from '../words.js';
import { fillForm, forget, isChanged, keep, kept } from './kept-form.js';

export interface Saving {
  state: 'idle' | 'saving' | 'saved' | 'kept' | 'refused';
  /** ISO instant of the last save. */
  at?: string;
  message?: string;
  /** Of the last save, for the form to show at its fields; none yet: what the page came with stands. */
  errors?: FieldError[];
}

const PAUSE_MS = 1000;
const AGAIN_MS = 15_000;

/**
 * A form that saves itself a moment after typing: PATCH of `url` with all its fields. Without a connection they are kept on
 * this device and sent when it is back, also after the page was closed. Needs `HiddenField name="version" kind="int"` where
 * the API wants one; without scripts the form's own button saves. `person` keeps two people on one device apart.
 */
export function useAutosave({ formId, url, person }: { formId: string; url: string; person: string }): Saving {
  const [saving, setSaving] = useState<Saving>({ state: 'idle' });
  const set = useRef(setSaving);
  useEffect(() => {
    const form = document.getElementById(formId) as HTMLFormElement | null;
    if (!form) return;
    return watch(form, { url, store: `kept ${person} ${url}`, tell: (now) => set.current(now) });
  }, [formId, url, person]);
  return saving;
}

interface Watch {
  url: string;
  store: string;
  tell: (saving: Saving) => void;
}

/** Listens to a form until the answer is called. One save at a time: what is typed meanwhile goes with the next. */
function watch(form: HTMLFormElement, { url, store, tell }: Watch): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let edits = 0;
  let told: FieldError[] | undefined;
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  };
  const typed = () => {
    edits++;
    keep(store, form);
    later(PAUSE_MS);
  };
  const save = async () => {
    if (busy) return later(PAUSE_MS);
    busy = true;
    const at = edits;
    tell({ state: 'saving', errors: told });
    const outcome = await send(form, url);
    busy = false;
    told = outcome.errors ?? told;
    tell({ ...outcome, errors: told });
    if (outcome.state === 'saved' && at === edits) forget(store);
    if (outcome.state === 'kept') later(AGAIN_MS);
  };
  const gone = () => clearTimeout(timer);
  const back = () => kept(store) && later(0);
  form.addEventListener('input', typed);
  form.addEventListener('submit', gone);
  window.addEventListener('online', back);
  const old = kept(store);
  if (old) fillForm(form, old);
  if (old || isChanged(form)) typed();
  return () => {
    gone();
    form.removeEventListener('input', typed);
    form.removeEventListener('submit', gone);
    window.removeEventListener('online', back);
  };
}

async function send(form: HTMLFormElement, url: string): Promise<Saving> {
  const fields = new FormData(form);
  fields.set('_save', url);
  try {
    const answer = await fetch('/save', { method: 'POST', body: fields });
    const body = (await answer.json()) as Saved;
    if (!body.ok)
      return answer.status >= 500
        ? { state: 'kept' }
        : { state: 'refused', message: body.errors[0]?.message, errors: body.errors };
    const version = form.elements.namedItem('version:int');
    if (body.version !== undefined && version instanceof HTMLInputElement) version.value = String(body.version);
    return { state: 'saved', at: body.savedAt, errors: [] };
  } catch {
    return { state: 'kept' };
  }
}

/** "Saved 14:02", quietly, and said to screen readers. */
export function SavedState({ saving }: { saving: Saving }) {
  const { t, clock } = useWords();
  const text = {
    idle: '',
    saving: t('saved.saving'),
    saved: saving.at ? t('saved.at', { time: clock(saving.at) }) : '',
    kept: t('saved.kept'),
    refused: t('saved.refused', { message: saving.message }),
  }[saving.state];
  return (
    <p className="saved" role="status" data-state={saving.state}>
      {text}
    </p>
  );
}
