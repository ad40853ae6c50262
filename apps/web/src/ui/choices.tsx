import type { ReactNode } from 'react';
import { useWords } from '../words.js';
import { Field, type FieldProps } from './fields.js';
import { useField } from './form.js';

export interface Option {
  value: string;
  label: string;
  hint?: ReactNode;
}

/** One of several, in a list that opens; for up to five, prefer RadioField. */
export const SelectField = ({ options, blank, ...props }: FieldProps & { options: Option[]; blank?: string }) => (
  <Field
    {...props}
    control={(shared, value) => (
      <select {...shared} defaultValue={value}>
        {blank !== undefined || value === '' ? <option value="">{blank ?? ''}</option> : null}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  />
);

interface GroupProps extends FieldProps {
  options: Option[];
}

/** One of a few, all in view. */
export function RadioField(props: GroupProps) {
  const { typed, given } = useField(props.name);
  const chosen = typed ?? String(props.value ?? given ?? '');
  return <Group {...props} type="radio" name={props.name} isChosen={(value) => value === chosen} />;
}

/** Any of a few; the API gets a list of texts. */
export function ChecksField(props: GroupProps) {
  const { typed, given } = useField(props.name);
  const chosen = typed?.split('\n') ?? (Array.isArray(given) ? given.map(String) : []);
  return (
    <Group
      {...props}
      type="checkbox"
      path={props.name}
      name={`${props.name}:list`}
      isChosen={(value) => chosen.includes(value)}
    />
  );
}

function Group(
  props: GroupProps & { type: 'radio' | 'checkbox'; path?: string; isChosen: (value: string) => boolean },
) {
  const { id, error } = useField(props.path ?? props.name);
  const { t } = useWords();
  return (
    <fieldset className={error ? 'field field-wrong' : 'field'} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>
        {props.label}
        {props.optional ? <span className="optional"> {t('optional')}</span> : null}
      </legend>
      {props.hint ? <p className="hint">{props.hint}</p> : null}
      {error ? (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {props.type === 'checkbox' ? <input type="hidden" name={props.name} value="" /> : null}
      <div className="choices">
        {props.options.map((option, i) => (
          <Choice key={option.value} {...props} option={option} id={i === 0 ? id : `${id}-${i}`} />
        ))}
      </div>
    </fieldset>
  );
}

function Choice(props: {
  option: Option;
  id: string;
  name: string;
  type: 'radio' | 'checkbox';
  isChosen: (value: string) => boolean;
}) {
  const { option, id } = props;
  return (
    <div className="choice">
      <input
        type={props.type}
        id={id}
        name={props.name}
        value={option.value}
        defaultChecked={props.isChosen(option.value)}
        aria-describedby={option.hint ? `${id}-note` : undefined}
      />
      <label htmlFor={id}>{option.label}</label>
      {option.hint ? (
        <span className="hint" id={`${id}-note`}>
          {option.hint}
        </span>
      ) : null}
    </div>
  );
}

/** Yes or no; the API always gets true or false. */
export function CheckField({ name, label, hint, value }: FieldProps) {
  const { id, error, typed, given } = useField(name);
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <input type="hidden" name={`${name}:flag`} value="false" />
      <div className="choice">
        <input
          type="checkbox"
          id={id}
          name={`${name}:flag`}
          value="true"
          defaultChecked={typed ? typed === 'true' : Boolean(value ?? given)}
          aria-invalid={error ? true : undefined}
          aria-describedby={hint || error ? `${id}-note` : undefined}
        />
        <label htmlFor={id}>{label}</label>
        {hint || error ? (
          <span className={error ? 'error' : 'hint'} id={`${id}-note`}>
            {error ?? hint}
          </span>
        ) : null}
      </div>
    </div>
  );
}
