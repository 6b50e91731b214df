import { html, type TemplateResult } from 'lit';

const options = {
  theme: { legend: 'Theme', values: { '': 'As the system', light: 'Light', dark: 'Dark' } },
  dir: { legend: 'Direction', values: { '': 'Left to right', rtl: 'Right to left' } },
} as const;
type Option = keyof typeof options;

const chosen = (option: Option): string => new URLSearchParams(location.search).get(option) ?? '';

/** Stored in the address, like the scenario, so that a tester can pass on a link to what they see. */
export const setQuery = (name: string, value: string): void => {
  const url = new URL(location.href);
  if (value) url.searchParams.set(name, value);
  else url.searchParams.delete(name);
  history.replaceState(history.state, '', url);
};

/** Applies the appearance from the address. */
export const applyAppearance = (): void => {
  const root = document.documentElement;
  root.dir = chosen('dir') || 'ltr';
  root.dataset['theme'] = chosen('theme');
};

/** The controls for light or dark and for the text direction. */
export const appearance = (): TemplateResult => html`<section>
  <h3>Appearance</h3>
  ${(Object.keys(options) as Option[]).map((option) => html`<fieldset>
    <legend>${options[option].legend}</legend>
    ${Object.entries(options[option].values).map(([value, label]) => html`<label><input
      type="radio" name="qa-${option}" .checked=${chosen(option) === value}
      @change=${() => { setQuery(option, value); applyAppearance(); }}> ${label}</label>`)}
  </fieldset>`)}
</section>`;
