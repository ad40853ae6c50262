import type { ComponentProps, ReactNode } from 'react';
import { useWords } from '../words.js';
import { useField } from './form.js';

export interface FieldProps {
  /** The API's path: `title`, `budget.charges.0.label`. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Said beside the label; what is not optional is required and says nothing. */
  optional?: boolean;
  /** Instead of the form's defaults. */
  value?: string | number | boolean | null;
}

type Shared = { id: string; name: string; 'aria-invalid'?: true; 'aria-describedby'?: string };

/** Label above, hint under the label, error in place. The control gets its names, so that a screen reader says all three. */
export function Field(props: FieldProps & { kind?: string; control: (shared: Shared, value: string) => ReactNode }) {
  const { id, error, typed, given } = useField(props.name);
  const { t } = useWords();
  const described = [props.hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  const shared: Shared = {
    id,
    name: props.kind ? `${props.name}:${props.kind}` : props.name,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described || undefined,
  };
  const value = typed ?? String(props.value ?? given ?? '');
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={id}>
        {props.label}
        {props.optional ? <span className="optional"> {t('optional')}</span> : null}
      </label>
      {props.hint ? (
        <p className="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      ) : null}
      {error ? (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {props.control(shared, value)}
    </div>
  );
}

type Native<Tag extends 'input' | 'textarea'> = Omit<ComponentProps<Tag>, 'name' | 'id' | 'value' | 'defaultValue'>;

export const TextField = ({ name, label, hint, optional, value, ...native }: FieldProps & Native<'input'>) => (
  <Field
    {...{ name, label, hint, optional, value }}
    control={(shared, text) => <input type="text" {...native} {...shared} defaultValue={text} />}
  />
);

export const TextArea = ({ name, label, hint, optional, value, ...native }: FieldProps & Native<'textarea'>) => (
  <Field
    {...{ name, label, hint, optional, value }}
    control={(shared, text) => <textarea rows={4} {...native} {...shared} defaultValue={text} />}
  />
);

/** A whole number. */
export const IntField = ({ name, label, hint, optional, value, ...native }: FieldProps & Native<'input'>) => (
  <Field
    kind="int"
    {...{ name, label, hint, optional, value }}
    control={(shared, text) => (
      <input
        type="text"
        inputMode="numeric"
        className="narrow"
        autoComplete="off"
        {...native}
        {...shared}
        defaultValue={text}
      />
    )}
  />
);

/** An amount in euros as people type it; the API gets cents. Defaults are cents. */
export function MoneyField({ name, label, hint, optional, value, ...native }: FieldProps & Native<'input'>) {
  const { cents } = useWords();
  const { given, typed } = useField(name);
  const known = value ?? given;
  const shown = typed ?? (typeof known === 'number' || typeof known === 'bigint' ? cents(known) : '');
  return (
    <Field
      kind="cents"
      {...{ name, label, hint, optional }}
      value={shown}
      control={(shared) => (
        <span className="affix">
          <input type="text" inputMode="decimal" autoComplete="off" {...native} {...shared} defaultValue={shown} />
          <span aria-hidden="true">€</span>
        </span>
      )}
    />
  );
}

/** A day, `2027-06-30`, by the browser's own date field. */
export const DateField = ({ name, label, hint, optional, value, ...native }: FieldProps & Native<'input'>) => (
  <Field
    {...{ name, label, hint, optional, value }}
    control={(shared, text) => <input type="date" {...native} {...shared} defaultValue={text.slice(0, 10)} />}
  />
);

export const FileField = ({ name, label, hint, optional, value: _value, ...native }: FieldProps & Native<'input'>) => (
  <Field {...{ name, label, hint, optional }} control={(shared) => <input type="file" {...native} {...shared} />} />
);

/** A value that the reader does not see. */
export const HiddenField = ({
  name,
  kind,
  value,
}: {
  name: string;
  kind?: 'cents-known' | 'int' | 'list';
  value: string | number;
}) => <input type="hidden" name={kind ? `${name}:${kind}` : name} value={value} />;
