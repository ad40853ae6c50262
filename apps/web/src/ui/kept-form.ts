type Fields = [name: string, value: string][];

/** Keeps a form's fields on this device. Where the browser keeps nothing (private window), typing goes on all the same. */
export function keep(store: string, form: HTMLFormElement): void {
  const fields = [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !isOwn(name));
  try {
    localStorage.setItem(store, JSON.stringify(fields));
  } catch {
    // Full or forbidden: the save over the line still stands.
  }
}

export function kept(store: string): Fields | undefined {
  try {
    return JSON.parse(localStorage.getItem(store) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

export function forget(store: string): void {
  try {
    localStorage.removeItem(store);
  } catch {
    // Nothing was kept.
  }
}

/** Writes kept values back into the fields that are still there. */
export function fillForm(form: HTMLFormElement, fields: Fields): void {
  for (const control of controls(form)) {
    const values = fields.filter(([name]) => name === control.name).map(([, value]) => value);
    if (control.type === 'checkbox' || control.type === 'radio') {
      (control as HTMLInputElement).checked = values.includes(control.value);
    } else if (values.length > 0) control.value = values.at(-1)!;
  }
}

/** Whether something was typed before this page's script ran. */
export function isChanged(form: HTMLFormElement): boolean {
  return controls(form).some((control) => {
    if (control instanceof HTMLSelectElement) return false;
    if (control.type === 'checkbox' || control.type === 'radio') {
      return (control as HTMLInputElement).checked !== (control as HTMLInputElement).defaultChecked;
    }
    return control.value !== control.defaultValue;
  });
}

const isOwn = (name: string) => name.startsWith('_') || name === 'version:int';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const controls = (form: HTMLFormElement) =>
  [...form.elements].filter(
    (one): one is Control =>
      'name' in one &&
      one.name !== '' &&
      !isOwn(String(one.name)) &&
      !['hidden', 'file', 'submit'].includes((one as Control).type),
  );
