import { Children, createContext, isValidElement, useContext, useEffect, useMemo, useRef, type ReactNode } from 'react';
import { Form as RouterForm, useActionData } from 'react-router';
import type { FieldError } from '../form-body.js';
import type { FormState } from '../form.server.js';
import { useWords } from '../words.js';
import { useFormKey } from './page.js';

interface FormFacts {
  id: string;
  state?: FormState;
  /** What is wrong, by field. */
  errors: readonly FieldError[];
  /** What stands in the fields before anything is typed, by path. */
  defaults: Record<string, unknown>;
}

const FormContext = createContext<FormFacts>({ id: 'form', errors: [], defaults: {} });

export interface FormProps {
  /** The act that the form does, `grant.sign`; chooses the way in `actionTo`. */
  act?: string;
  /** The values that the fields show at first: a record of the API as it came. */
  defaults?: object;
  /** Sends files. */
  files?: boolean;
  /** Where it is sent; default: this page. */
  to?: string;
  id?: string;
  /** Of a form that saves itself: what the last save found wrong, instead of what the page came with. */
  errors?: readonly FieldError[];
  /** Fields that belong to the summary's links only where they are not shown by their own name. */
  children: ReactNode;
  className?: string;
}

/**
 * A form that works before and without scripts. It carries its idempotency key and shows, after a refusal, a summary
 * that has the focus, each error at its field, and everything typed.
 */
export function Form({ act, defaults, files, to, id, errors, children, className = 'form' }: FormProps) {
  const answer = useActionData() as FormState | undefined;
  const key = useFormKey();
  const state = answer?.errors && (act === undefined || answer.act === act) ? answer : undefined;
  const formId = id ?? (act ?? 'form').replaceAll('.', '-');
  const facts = useMemo(
    () => ({
      id: formId,
      state,
      errors: errors ?? state?.errors ?? [],
      defaults: (defaults ?? {}) as Record<string, unknown>,
    }),
    [formId, state, errors, defaults],
  );
  return (
    <FormContext value={facts}>
      <RouterForm
        method="post"
        action={to}
        id={formId}
        className={className}
        encType={files ? 'multipart/form-data' : undefined}
        noValidate
      >
        {act ? <input type="hidden" name="_act" value={act} /> : null}
        <input type="hidden" name="_key" value={`${key}.${formId}`} suppressHydrationWarning />
        {state ? <ErrorSummary state={state} formId={formId} labels={labelsIn(children)} /> : null}
        {children}
      </RouterForm>
    </FormContext>
  );
}

/** What a field needs to know of its form: its id, value and error. `path` is the API's: `budget.charges.0.label`. */
export function useField(path: string) {
  const { id, state, errors, defaults } = useContext(FormContext);
  const error = errors.find((one) => one.path === path)?.message;
  const given = path
    .split('.')
    .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], defaults);
  const typed = state?.values[path];
  return { id: `${id}-${path.replaceAll('.', '-')}`, error, typed, given };
}

/** The labels of the fields that stand in a form, by their names, so that the summary can name them. */
function labelsIn(children: ReactNode): Record<string, string> {
  return Object.assign(
    {},
    ...Children.toArray(children).map((child) => {
      if (!isValidElement<{ name?: string; label?: ReactNode; children?: ReactNode }>(child)) return {};
      const { name, label, children: inside } = child.props;
      return name && typeof label === 'string' ? { [name]: label } : labelsIn(inside);
    }),
  ) as Record<string, string>;
}

interface ErrorSummaryProps {
  state: FormState;
  formId: string;
  labels?: Record<string, string>;
}

/** All that is wrong, once, at the top; each line names its field and jumps to it. */
export function ErrorSummary({ state, formId, labels = {} }: ErrorSummaryProps) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [state]);
  const errors = state.errors;
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={box} autoFocus>
      <h2>{errors.some((error) => error.path) ? t('form.refused') : state.title}</h2>
      <ul>
        {errors.map((error, i) => (
          <li key={i}>
            {error.path ? (
              <a href={`#${formId}-${error.path.replaceAll('.', '-')}`}>
                {labels[error.path] ? `${labels[error.path]}${t('colon')}` : ''}
                {error.message}
              </a>
            ) : (
              error.message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
