/**
 * The public pages' only script: the filter sends itself when a choice changes; without it a button does the same. In a
 * demonstration it also moves the clock, with a part that is fetched when somebody opens it.
 */
import '../../kit/fonts.css';
import './public.css';
import './clock.css';
import './check.css';

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sends]')) {
  form.classList.add('sends');
  form.addEventListener('change', (event) => {
    if (event.target instanceof HTMLSelectElement) form.requestSubmit();
  });
  form.addEventListener('submit', () => {
    // Empty choices stay out of the address.
    for (const field of form.querySelectorAll<HTMLSelectElement | HTMLInputElement>('select, input'))
      if (field.value === '') field.disabled = true;
  });
}

for (const details of document.querySelectorAll<HTMLDetailsElement>('.clock details')) {
  details.hidden = false;
  details.addEventListener(
    'toggle',
    async () => {
      const form = details.querySelector('form');
      if (form !== null) (await import('./clock.ts')).moveFrom(form);
    },
    { once: true },
  );
}

// A back step shows the form as it was left: with its choices open again.
addEventListener('pageshow', () => {
  for (const field of document.querySelectorAll<HTMLSelectElement | HTMLInputElement>('form[data-sends] :disabled'))
    field.disabled = false;
});

// The phone's menu closes when the reader goes elsewhere.
document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu[open]'))
    if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
});
