import type { ReactNode } from 'react';
import { useActionData } from 'react-router';
import type { FormState } from '../form.server.js';
import { useWords } from '../words.js';
import { Submit } from './button.js';
import { TextArea } from './fields.js';
import { Form } from './form.js';

/** One of `allowedActs` in an answer of the API. */
export interface AllowedAct {
  act: string;
  label: string;
  effect: string;
  allowed: boolean;
  irreversible: boolean;
  needsReason: boolean;
  reasons: string[];
}

interface ActPanelProps {
  acts: readonly AllowedAct[];
  /** More fields of an act, by its name: `{ 'grant.sign': <FileField … /> }`. */
  fields?: Record<string, ReactNode>;
  /** Only these, in this order; default: all, as the API gives them. */
  only?: readonly string[];
  /** Acts that stand elsewhere on the page. */
  except?: readonly string[];
  /** What the fields show at first: usually the record itself. */
  defaults?: object;
  /** Acts whose fields are files. */
  files?: readonly string[];
  /** Hidden fields that every act sends along: what the person saw, such as a version. */
  carried?: ReactNode;
  /** Keys that do them, by act. */
  hotkeys?: Record<string, string>;
  title?: string;
  /** Said where the reader may do nothing: why, and what comes next. Default: no panel. */
  none?: ReactNode;
  children?: ReactNode;
}

/** What may be done now, drawn from the API's answer: the button, what it will do, and for what is refused the reasons. */
export function ActPanel(props: ActPanelProps) {
  const { t } = useWords();
  const shown = props.only
    ? props.only.flatMap((name) => props.acts.find((act) => act.act === name) ?? [])
    : props.acts.filter((act) => !props.except?.includes(act.act));
  if (shown.length === 0 && !props.none) return null;
  const main = shown.find((act) => act.allowed && !act.irreversible)?.act;
  return (
    <section className="acts" aria-labelledby="acts-title">
      <h2 id="acts-title">{props.title ?? t('acts')}</h2>
      {props.children}
      {shown.length === 0 ? <p className="act quiet">{props.none}</p> : null}
      {shown.map((act) =>
        act.allowed ? (
          <ActForm
            key={act.act}
            act={act}
            look={act.act === main ? 'main' : 'plain'}
            fields={props.fields?.[act.act]}
            defaults={props.defaults}
            files={props.files?.includes(act.act)}
            hotkey={props.hotkeys?.[act.act]}
            carried={props.carried}
          />
        ) : (
          <RefusedAct key={act.act} act={act} />
        ),
      )}
    </section>
  );
}

interface ActFormProps {
  act: AllowedAct;
  look?: 'main' | 'plain';
  fields?: ReactNode;
  defaults?: object;
  files?: boolean;
  hotkey?: string;
  carried?: ReactNode;
  /** In a row of a table: what the act will do is told once it is opened, not in each row. */
  inRow?: boolean;
}

/** One act as a form. What wants words or cannot be undone opens first and then asks once; the rest is one click. */
export function ActForm({ act, look = 'plain', fields, defaults, files, hotkey, carried, inRow }: ActFormProps) {
  const { t } = useWords();
  const opens = act.irreversible || act.needsReason || Boolean(fields);
  const answer = useActionData() as FormState | undefined;
  const form = (
    <Form act={act.act} files={files} defaults={defaults} className="act-form">
      <input type="hidden" name="_done" value={t('act.done', { label: act.label })} />
      {carried}
      {inRow ? <p className="quiet">{act.effect}</p> : null}
      {fields}
      {act.needsReason ? (
        <TextArea name="reason" label={t('act.reason')} hint={t('act.reason.hint')} maxLength={2000} />
      ) : null}
      {act.irreversible ? <p className="warning">{t('act.irreversible')}</p> : null}
      <Submit look={act.irreversible ? 'irreversible' : look} hotkey={opens ? undefined : hotkey}>
        {act.label}
      </Submit>
    </Form>
  );
  return (
    <div className={inRow ? undefined : 'act'} data-act={act.act}>
      {inRow ? null : <p className="quiet">{act.effect}</p>}
      {opens ? (
        <details name="act" open={answer?.act === act.act || undefined}>
          <summary className={look === 'main' ? 'button button-main' : 'button'} data-hotkey={hotkey}>
            {act.label}…{hotkey ? <kbd aria-hidden="true">{hotkey}</kbd> : null}
          </summary>
          {form}
        </details>
      ) : (
        form
      )}
    </div>
  );
}

const RefusedAct = ({ act }: { act: AllowedAct }) => {
  const { t } = useWords();
  return (
    <div className="act act-refused" data-act={act.act}>
      <h3>{t('act.refused', { label: act.label })}</h3>
      <ul>
        {act.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
};
